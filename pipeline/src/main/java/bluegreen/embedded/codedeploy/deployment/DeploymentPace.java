package bluegreen.embedded.codedeploy.deployment;

import java.time.Duration;

/**
 * How long CodeDeploy's steps take, in model time.
 *
 * <p>{@link #AWS} adds up to durations observed on AWS: a five-minute canary takes 5 min 05 s; an
 * alarm that is already firing stops a deployment 0.7 s after its start; the alias is back 12–16 s
 * after an alarm; a rollback takes 2 s.
 *
 * @param queued from created to in progress
 * @param prepared from in progress to the first life cycle event
 * @param finished from the last life cycle event to the end
 * @param alarmNoticed from an alarm to the end of the deployments that it stops
 * @param stopped from a request to stop to the end
 * @param rolledBack from restoring the alias to the end of the rollback
 * @param hookTimeout how long a hook function may take to report
 */
public record DeploymentPace(
    Duration queued,
    Duration prepared,
    Duration finished,
    Duration alarmNoticed,
    Duration stopped,
    Duration rolledBack,
    Duration hookTimeout) {
  public static final DeploymentPace AWS =
      new DeploymentPace(
          Duration.ofMillis(500),
          Duration.ofMillis(700),
          Duration.ofMillis(3_800),
          Duration.ofSeconds(12),
          Duration.ofSeconds(1),
          Duration.ofMillis(800),
          Duration.ofHours(1));
}
