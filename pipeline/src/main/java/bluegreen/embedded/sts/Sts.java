package bluegreen.embedded.sts;

import bluegreen.embedded.model.AccessKeys;
import bluegreen.embedded.model.Secrets;
import bluegreen.embedded.model.Shared;
import java.util.List;

/** STS: temporary credentials of roles, as far as the roles' trust policies allow. */
public final class Sts {
  private final RoleOperations roles;
  private final List<Object> operations;

  /**
   * @param keys learn the access keys that are issued
   * @param secrets the secret key signs web identity tokens
   */
  public Sts(Shared shared, AccessKeys keys, Secrets secrets) {
    Sessions sessions = new Sessions(shared, keys);
    roles = new RoleOperations(shared.account(), sessions);
    operations = List.of(roles, new WebIdentityOperations(shared, sessions, secrets.secretKey()));
  }

  public RoleOperations roles() {
    return roles;
  }

  /** The handlers whose public methods are STS's operations. */
  public List<Object> operations() {
    return operations;
  }
}
