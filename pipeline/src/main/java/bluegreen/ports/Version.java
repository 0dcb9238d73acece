package bluegreen.ports;

import java.time.Instant;

/**
 * A published version: code and configuration that no longer change.
 *
 * @param number as Lambda counts, from 1
 * @param codeSha256 hex digits of the image's digest
 * @param imageUri the image by digest
 * @param state whether it can take requests now
 * @param reason why it can't, else empty
 * @param origin what its description says of where it comes from
 * @param settings the frozen configuration; only compared
 * @param published when
 */
public record Version(
    String number,
    String codeSha256,
    String imageUri,
    State state,
    String reason,
    Origin origin,
    Object settings,
    Instant published) {

  /** Whether a version can take requests; {@code UNKNOWN} where AWS doesn't say. */
  public enum State {
    UNKNOWN,
    PENDING,
    ACTIVE,
    INACTIVE,
    FAILED;

    /** Whether it stays like this by itself. */
    public boolean last() {
      return this == ACTIVE || this == FAILED;
    }
  }

  /** Whether this version is what releasing {@code image} with the present configuration gives. */
  public boolean is(Image image, Latest latest) {
    return codeSha256.equals(image.codeSha256()) && settings.equals(latest.settings());
  }
}
