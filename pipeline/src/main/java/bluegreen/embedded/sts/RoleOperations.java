package bluegreen.embedded.sts;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Caller;
import bluegreen.embedded.model.Principal;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** STS's operations for callers who have credentials. */
public final class RoleOperations {
  private final Account account;
  private final Sessions sessions;

  RoleOperations(Account account, Sessions sessions) {
    this.account = account;
    this.sessions = sessions;
  }

  public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
    AssumedRoleUser user = sessions.user(request.roleArn(), request.roleSessionName());
    return AssumeRoleResponse.builder()
        .assumedRoleUser(user)
        .credentials(sessions.credentials(request.roleArn(), user, request.durationSeconds()))
        .build();
  }

  public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
    Principal caller = Caller.current().orElseGet(() -> Principal.Root.of(account));
    return GetCallerIdentityResponse.builder()
        .account(account.id())
        .userId(caller instanceof Principal.Session session ? session.id() : account.id())
        .arn(caller.arn())
        .build();
  }
}
