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
  private final RegistryTokens tokens;

  AuthorizationOperations(Timeline timeline, RepositoryStore repositories, RegistryTokens tokens) {
    this.timeline = timeline;
    this.repositories = repositories;
    this.tokens = tokens;
  }

  /** A token for {@code docker login}. */
  public GetAuthorizationTokenResponse getAuthorizationToken(GetAuthorizationTokenRequest request) {
    return GetAuthorizationTokenResponse.builder()
        .authorizationData(
            AuthorizationData.builder()
                .authorizationToken(tokens.issue())
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
