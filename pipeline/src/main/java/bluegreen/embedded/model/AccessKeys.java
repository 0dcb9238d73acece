package bluegreen.embedded.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The access keys that are answered: the account's own, and those of temporary credentials. */
public final class AccessKeys {
  private final List<Key> keys = new CopyOnWriteArrayList<>();

  private record Key(String id, Principal owner) {}

  /** Answers the one key. */
  public static AccessKeys of(String id, Principal owner) {
    AccessKeys keys = new AccessKeys();
    keys.add(id, owner);
    return keys;
  }

  /** Has one more answered, until the AWS ends. */
  public void add(String id, Principal owner) {
    keys.add(new Key(id, owner));
  }

  /** Whose key this is; empty if it is nobody's. */
  public Optional<Principal> owner(String id) {
    byte[] given = id.getBytes(UTF_8);
    return keys.stream()
        .filter(key -> MessageDigest.isEqual(key.id().getBytes(UTF_8), given))
        .findFirst()
        .map(Key::owner);
  }
}
