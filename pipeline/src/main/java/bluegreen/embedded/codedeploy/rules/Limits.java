package bluegreen.embedded.codedeploy.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits on the size of requests to CodeDeploy. */
public final class Limits {
  private static final int MOST_NAMES_PER_BATCH = 100;
  private static final int MOST_PER_BATCH = 25;

  /** Our own choice, and conservative: the API reference names no limit. */
  private static final int LONGEST_DESCRIPTION = 1_000;

  private Limits() {}

  /** Checks the size of a batch of deployments, targets or revisions. */
  public static void requireBatch(List<?> asked) {
    require(asked.size(), MOST_PER_BATCH);
  }

  /** Checks the size of a batch of names of applications or deployment groups. */
  public static void requireNameBatch(List<?> asked) {
    require(asked.size(), MOST_NAMES_PER_BATCH);
  }

  public static void requireDescription(@Nullable String description) {
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
