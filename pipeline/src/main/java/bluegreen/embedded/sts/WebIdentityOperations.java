package bluegreen.embedded.sts;

import bluegreen.embedded.model.Permissions.Ask;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Unsigned;
import java.util.Map;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;

/** STS's operation for callers who have a token of their identity provider. */
final class WebIdentityOperations implements Unsigned {
  private static final String ACTION = "sts:AssumeRoleWithWebIdentity";

  private final Shared shared;
  private final Sessions sessions;
  private final String key;

  WebIdentityOperations(Shared shared, Sessions sessions, String key) {
    this.shared = shared;
    this.sessions = sessions;
    this.key = key;
  }

  /** The role's trust policy decides, by what the token claims. */
  public AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(
      AssumeRoleWithWebIdentityRequest request) {
    WebIdentity identity = WebIdentity.verify(request.webIdentityToken(), key);
    identity.requireTime(shared.timeline().now());
    AssumedRoleUser user = sessions.user(request.roleArn(), request.roleSessionName());
    String provider = shared.account().globalArn("iam", "oidc-provider/" + identity.issuer());
    var caller = new Principal.Federated(provider, identity.subject());
    var ask = new Ask(caller, ACTION, request.roleArn(), Map.copyOf(identity.conditions()));
    shared
        .permissions()
        .denial(ask)
        .ifPresent(
            why -> {
              throw Errors.mayNotAssumeWithWebIdentity();
            });
    return AssumeRoleWithWebIdentityResponse.builder()
        .assumedRoleUser(user)
        .provider(provider)
        .audience(identity.audience())
        .subjectFromWebIdentityToken(identity.subject())
        .credentials(sessions.credentials(request.roleArn(), user, request.durationSeconds()))
        .build();
  }
}
