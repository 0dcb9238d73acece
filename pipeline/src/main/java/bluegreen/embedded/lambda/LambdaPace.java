package bluegreen.embedded.lambda;

import java.time.Duration;

/**
 * How long Lambda takes for what it does after it has answered, in the model's time.
 *
 * @param creation from {@code Pending} to {@code Active} of a new function
 * @param update from {@code InProgress} to {@code Successful} or {@code Failed}
 * @param publication from {@code Pending} to {@code Active} of a new version: its image is ready
 * @param restoration from {@code Pending} to {@code Active} of a version that was {@code Inactive}
 */
public record LambdaPace(
    Duration creation, Duration update, Duration publication, Duration restoration) {
  /** What a small image takes on AWS. */
  public static final LambdaPace AWS =
      new LambdaPace(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5));
}
