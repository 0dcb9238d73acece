package bluegreen.embedded.sts;

import static java.nio.charset.StandardCharsets.UTF_8;

import bluegreen.embedded.model.Unsigned;
import java.security.MessageDigest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;

/** STS's operation for callers who have a token of their identity provider. */
final class WebIdentityOperations implements Unsigned {
  private final Sessions sessions;
  private final byte[] token;

  WebIdentityOperations(Sessions sessions, String token) {
    this.sessions = sessions;
    this.token = token.getBytes(UTF_8);
  }

  public AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(
      AssumeRoleWithWebIdentityRequest request) {
    if (!MessageDigest.isEqual(token, request.webIdentityToken().getBytes(UTF_8))) {
      throw Errors.invalidToken();
    }
    AssumedRoleUser user = sessions.user(request.roleArn(), request.roleSessionName());
    return AssumeRoleWithWebIdentityResponse.builder()
        .assumedRoleUser(user)
        .subjectFromWebIdentityToken(request.roleSessionName())
        .credentials(sessions.credentials(request.durationSeconds()))
        .build();
  }
}
