package bluegreen.embedded.codedeploy.deployment;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;

/**
 * What a deployment is to do, settled when it is created: later changes of its group don't matter.
 *
 * @param rollbackEvents what it is rolled back for
 */
public record DeploymentPlan(
    ShiftSchedule schedule, AlarmWatch alarms, Set<AutoRollbackEvent> rollbackEvents) {
  public DeploymentPlan {
    rollbackEvents = Set.copyOf(rollbackEvents);
  }

  /** A rollback goes on whatever the alarms say, and is not rolled back itself. */
  public DeploymentPlan forRollback() {
    return new DeploymentPlan(
        schedule, new AlarmWatch(alarms.alarms(), List.of(), false), Set.of());
  }
}
