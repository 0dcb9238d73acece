package bluegreen.embedded.ecr;

import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenRequest;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenResponse;

/** ECR's operation that lets container tools log in. */
final class AuthorizationOperations {
  private final Timeline timeline;
  private final RepositoryStore repositories;
  private final String token;

  AuthorizationOperations(Timeline timeline, RepositoryStore repositories, String token) {
    this.timeline = timeline;
    this.repositories = repositories;
    this.token = token;
  }

  /** A token for {@code docker login}. */
  public GetAuthorizationTokenResponse getAuthorizationToken(GetAuthorizationTokenRequest request) {
    return GetAuthorizationTokenResponse.builder()
        .authorizationData(
            AuthorizationData.builder()
                .authorizationToken(token)
                .expiresAt(timeline.now().plus(Duration.ofHours(12)))
                .proxyEndpoint(endpoint())
                .build())
        .build();
  }

  private String endpoint() {
    String host = repositories.host();
    return (host.equals(repositories.awsHost()) ? "https://" : "http://") + host;
  }
}
