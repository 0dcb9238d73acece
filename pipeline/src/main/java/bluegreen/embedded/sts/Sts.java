package bluegreen.embedded.sts;

import bluegreen.embedded.model.AccessKeys;
import bluegreen.embedded.model.Secrets;
import bluegreen.embedded.model.Shared;
import java.util.List;

/** STS: the access key, or the token, of this AWS may assume every role of the account. */
public final class Sts {
  private final List<Object> operations;

  /**
   * @param keys learn the access keys that are issued
   * @param secrets the secret key is the web identity token that is accepted
   */
  public Sts(Shared shared, AccessKeys keys, Secrets secrets) {
    Sessions sessions = new Sessions(shared, keys);
    operations =
        List.of(
            new RoleOperations(shared.account(), sessions),
            new WebIdentityOperations(sessions, secrets.secretKey()));
  }

  /** The handlers whose public methods are STS's operations. */
  public List<Object> operations() {
    return operations;
  }
}
