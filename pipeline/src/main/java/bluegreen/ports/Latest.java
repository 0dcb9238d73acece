package bluegreen.ports;

import java.util.Set;

/**
 * {@code $LATEST}: the code and configuration that the next version is published from.
 *
 * @param codeSha256 hex digits of the image's digest
 * @param architecture as OCI names it, {@code amd64} or {@code arm64}
 * @param update how the last change of it ended
 * @param updateReason why it failed, else empty
 * @param revision fences the next write
 * @param settings what a version published now would freeze beside the code
 * @param obstacles what no release of an image can do about
 */
public record Latest(
    String codeSha256,
    String architecture,
    Update update,
    String updateReason,
    String revision,
    Settings settings,
    Set<Obstacle> obstacles) {
  public Latest {
    obstacles = Set.copyOf(obstacles);
  }

  /** Why a function can't be released, however good the image is. */
  public enum Obstacle {
    /** It runs Zip packages. */
    ZIP_PACKAGE,
    /** It may not run at all: its reserved concurrency is 0. */
    NO_CONCURRENCY
  }

  /** How the last change of the function ended, if it has. */
  public enum Update {
    IN_PROGRESS,
    SUCCESSFUL,
    FAILED
  }

  /** Whether the image has arrived and can be published. */
  public boolean runs(Image image) {
    return update == Update.SUCCESSFUL && codeSha256.equals(image.codeSha256());
  }
}
