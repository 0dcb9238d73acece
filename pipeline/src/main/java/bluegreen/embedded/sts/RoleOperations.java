package bluegreen.embedded.sts;

import bluegreen.embedded.model.Account;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** STS's operations for callers who have credentials. */
final class RoleOperations {
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
        .credentials(sessions.credentials(request.durationSeconds()))
        .build();
  }

  /** Always the account's root: operations don't know their callers here. */
  public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
    return GetCallerIdentityResponse.builder()
        .account(account.id())
        .userId(account.id())
        .arn(account.globalArn("iam", "root"))
        .build();
  }
}
