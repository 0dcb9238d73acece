package bluegreen.embedded.codedeploy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much one request to CodeDeploy may ask for or say. */
final class Limits {
  private static final int MOST_NAMES_PER_BATCH = 100;
  private static final int MOST_PER_BATCH = 25;

  /** The API reference names no limit; this one is short enough for any there may be. */
  private static final int LONGEST_DESCRIPTION = 1_000;

  private Limits() {}

  /** Deployments, targets or revisions. */
  static void requireBatch(List<?> asked) {
    require(asked.size(), MOST_PER_BATCH);
  }

  /** Names of applications or deployment groups. */
  static void requireNameBatch(List<?> asked) {
    require(asked.size(), MOST_NAMES_PER_BATCH);
  }

  static void requireDescription(@Nullable String description) {
    if (description != null && description.length() > LONGEST_DESCRIPTION) {
      throw Errors.descriptionTooLong(LONGEST_DESCRIPTION);
    }
  }

  private static void require(int size, int most) {
    if (size > most) {
      throw Errors.batchTooLarge(size, most);
    }
  }
}
