package bluegreen.embedded.ecr;

import static java.nio.charset.StandardCharsets.UTF_8;

import bluegreen.embedded.model.AccessKeys;
import bluegreen.embedded.model.Caller;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Secrets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What container tools log in with: each token carries the permissions of whom it was issued to.
 */
final class RegistryTokens {
  private static final Principal ACCOUNT = new Principal.Root("");

  private final AccessKeys owners = new AccessKeys();
  private final Map<Principal, String> tokens = new ConcurrentHashMap<>();
  private final String account;

  /**
   * @param account the token of the account itself
   */
  RegistryTokens(String account) {
    this.account = account;
    owners.add(account, ACCOUNT);
  }

  /** This thread's caller's; always the same. */
  String issue() {
    return Caller.current()
        .filter(caller -> !(caller instanceof Principal.Root))
        .map(caller -> tokens.computeIfAbsent(caller, this::create))
        .orElse(account);
  }

  Optional<Principal> owner(String token) {
    return owners.owner(token);
  }

  private String create(Principal caller) {
    String pair = "AWS:" + Secrets.random().registryPassword();
    String token = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    owners.add(token, caller);
    return token;
  }
}
