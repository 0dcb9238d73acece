package bluegreen.embedded.codedeploy.deployment;

import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;

/** What a deployment is to do; later changes of its group do not matter to it. */
public sealed interface DeploymentPlan {
  /** The alarms that stop the deployment, if any can. */
  Optional<AlarmWatch> alarms();

  /** Whether the deployment is rolled back after this end. */
  boolean rollsBackAfter(DeploymentEnd end);

  /**
   * Shift traffic as an AppSpec file says.
   *
   * @param appSpec the file's content, which is read when the deployment starts
   * @param watch the alarms that stop the deployment
   * @param rollback when the deployment is rolled back
   */
  record Release(
      String appSpec, ShiftSchedule schedule, AlarmWatch watch, AutoRollbackConfiguration rollback)
      implements DeploymentPlan {
    @Override
    public Optional<AlarmWatch> alarms() {
      return Optional.of(watch);
    }

    @Override
    public boolean rollsBackAfter(DeploymentEnd end) {
      return end.rollsBack(rollback);
    }
  }

  /**
   * Give all traffic back to the version that a failed deployment found. No alarm stops a rollback,
   * and a rollback is not rolled back.
   */
  record Rollback(AppSpec back) implements DeploymentPlan {
    @Override
    public Optional<AlarmWatch> alarms() {
      return Optional.empty();
    }

    @Override
    public boolean rollsBackAfter(DeploymentEnd end) {
      return false;
    }
  }
}
