package bluegreen.embedded.lambda;

import java.time.Duration;

/**
 * How long Lambda's asynchronous transitions take, in model time.
 *
 * @param creation from {@code Pending} to {@code Active} of a new function
 * @param update from {@code InProgress} to {@code Successful} or {@code Failed}
 * @param publication from {@code Pending} to {@code Active} of a new version, whose image is
 *     prepared already
 * @param provisioning from {@code IN_PROGRESS} to {@code READY} of provisioned concurrency
 * @param restoration from {@code Pending} to {@code Active} of a version that was {@code Inactive}
 */
public record LambdaPace(
    Duration creation,
    Duration update,
    Duration publication,
    Duration provisioning,
    Duration restoration) {
  /** Typical durations on AWS for a small image. */
  public static final LambdaPace AWS =
      new LambdaPace(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(5));
}
