package bluegreen.embedded.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The ids of the access keys that are answered: the boot's, and those of temporary credentials. */
public final class AccessKeys {
  private final List<byte[]> ids = new CopyOnWriteArrayList<>();

  public AccessKeys(String first) {
    ids.add(first.getBytes(UTF_8));
  }

  /** Has one more answered, until the AWS ends. */
  public void add(String id) {
    ids.add(id.getBytes(UTF_8));
  }

  /** Whether {@code id} is one of them. */
  public boolean contains(String id) {
    byte[] given = id.getBytes(UTF_8);
    return ids.stream().anyMatch(known -> MessageDigest.isEqual(known, given));
  }
}
