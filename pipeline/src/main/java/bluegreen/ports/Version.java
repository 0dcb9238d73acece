package bluegreen.ports;

import java.time.Instant;
import java.util.Optional;

/**
 * A published version: code and configuration that no longer change.
 *
 * @param number its number
 * @param codeSha256 hex digits of the image's digest
 * @param imageUri the image by digest
 * @param state whether it can take requests now
 * @param reason why it can't, else empty
 * @param origin where it comes from, by its description
 * @param settings the frozen configuration
 * @param published when, if Lambda says
 */
public record Version(
    VersionNumber number,
    String codeSha256,
    String imageUri,
    State state,
    String reason,
    Origin origin,
    Settings settings,
    Optional<Instant> published) {

  /** Whether a version can take requests; {@code UNKNOWN} where AWS doesn't say. */
  public enum State {
    UNKNOWN,
    PENDING,
    ACTIVE,
    INACTIVE,
    FAILED;

    /** Whether it stays like this unless somebody acts. */
    public boolean last() {
      return this == ACTIVE || this == FAILED;
    }
  }

  /** Whether this version is what releasing {@code image} with the present configuration gives. */
  public boolean is(Image image, Latest latest) {
    return codeSha256.equals(image.codeSha256()) && settings.equals(latest.settings());
  }
}
