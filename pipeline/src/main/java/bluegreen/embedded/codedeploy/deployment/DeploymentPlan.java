package bluegreen.embedded.codedeploy.deployment;

import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;

/** What a deployment does. Later changes of its group have no effect on it. */
public sealed interface DeploymentPlan {
  /** The alarms that stop the deployment, if any can. */
  Optional<AlarmWatch> alarms();

  /** Whether the deployment is rolled back after this end. */
  boolean rollsBackAfter(DeploymentEnd end);

  /**
   * Shifts traffic as an AppSpec file says.
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
   * Shifts all traffic to the version that was live before the failed deployment. No alarm stops a
   * rollback, and a rollback is not rolled back.
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
