package bluegreen.rehearsal.model;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;

/**
 * What a deployment is to do, settled when it is created: later changes of its group don't matter.
 *
 * @param alarms the alarms that stop it
 * @param needsAlarms whether it stops if one of them can't be read
 * @param rollbackEvents what it is rolled back for
 */
record DeploymentPlan(
    ShiftSchedule schedule,
    List<String> alarms,
    boolean needsAlarms,
    Set<AutoRollbackEvent> rollbackEvents) {
  DeploymentPlan {
    alarms = List.copyOf(alarms);
    rollbackEvents = Set.copyOf(rollbackEvents);
  }

  static DeploymentPlan of(
      ShiftSchedule schedule, AlarmConfiguration alarms, AutoRollbackConfiguration rollback) {
    boolean watched = Boolean.TRUE.equals(alarms.enabled());
    boolean rollsBack = Boolean.TRUE.equals(rollback.enabled());
    return new DeploymentPlan(
        schedule,
        watched ? alarms.alarms().stream().map(Alarm::name).toList() : List.of(),
        !Boolean.TRUE.equals(alarms.ignorePollAlarmFailure()),
        rollsBack ? Set.copyOf(rollback.events()) : Set.of());
  }

  /** A rollback goes all at once, whatever the alarms say, and is not rolled back itself. */
  DeploymentPlan forRollback() {
    return new DeploymentPlan(schedule, List.of(), false, Set.of());
  }
}
