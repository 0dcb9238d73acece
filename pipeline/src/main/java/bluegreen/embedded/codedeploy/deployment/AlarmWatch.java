package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Alarms;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;

/** The alarms that stop a deployment, with access to their current states. */
public record AlarmWatch(Alarms alarms, AlarmConfiguration configuration) {
  /** Whether {@code alarm} stops the deployment. */
  boolean includes(String alarm) {
    return names().contains(alarm);
  }

  /**
   * The end of a deployment that is about to shift traffic, if an alarm fires or cannot be read.
   */
  Optional<DeploymentEnd> verdict() {
    if (!firing().isEmpty()) {
      return Optional.of(DeploymentEnd.StoppedByAlarm.firing(firing()));
    }
    List<String> unreadable = names().stream().filter(a -> alarms.alarmState(a).isEmpty()).toList();
    return unreadable.isEmpty() || configuration.ignorePollAlarmFailure()
        ? Optional.empty()
        : Optional.of(DeploymentEnd.StoppedByAlarm.unreadable(unreadable));
  }

  /** The end of a deployment after {@code raised} fired, even if that alarm has recovered since. */
  DeploymentEnd stoppedBy(String raised) {
    Set<String> activated = new TreeSet<>(firing());
    activated.add(raised);
    return DeploymentEnd.StoppedByAlarm.firing(activated);
  }

  private Collection<String> firing() {
    return names().stream()
        .filter(a -> alarms.alarmState(a).equals(Optional.of(StateValue.ALARM)))
        .toList();
  }

  private List<String> names() {
    return configuration.enabled()
        ? configuration.alarms().stream().map(Alarm::name).toList()
        : List.of();
  }
}
