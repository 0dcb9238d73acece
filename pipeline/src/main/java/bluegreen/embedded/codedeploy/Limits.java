package bluegreen.embedded.codedeploy;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.BatchLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DescriptionTooLongException;

/** How much one request to CodeDeploy may ask for or say. */
final class Limits {
  /** The API reference names no limit; this one is short enough for any there may be. */
  private static final int LONGEST_DESCRIPTION = 1_000;

  private Limits() {}

  static void requireBatch(int size, int most) {
    if (size > most) {
      throw BatchLimitExceededException.builder()
          .message("At most " + most + " can be asked for at once, not " + size + ".")
          .build();
    }
  }

  static void requireShort(@Nullable String description) {
    if (description != null && description.length() > LONGEST_DESCRIPTION) {
      throw DescriptionTooLongException.builder()
          .message("A description can have at most " + LONGEST_DESCRIPTION + " characters.")
          .build();
    }
  }
}
