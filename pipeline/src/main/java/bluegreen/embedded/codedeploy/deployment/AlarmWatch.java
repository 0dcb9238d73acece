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

/** The alarms that stop a deployment, and what they say now. */
public record AlarmWatch(Alarms alarms, AlarmConfiguration configuration) {
  boolean includes(String alarm) {
    return names().contains(alarm);
  }

  /** How the alarms end a deployment that is about to shift traffic, if they do. */
  Optional<DeploymentEnd> verdict() {
    if (!firing().isEmpty()) {
      return Optional.of(DeploymentEnd.StoppedByAlarm.firing(firing()));
    }
    List<String> unreadable = names().stream().filter(a -> alarms.alarmState(a).isEmpty()).toList();
    return unreadable.isEmpty() || configuration.ignorePollAlarmFailure()
        ? Optional.empty()
        : Optional.of(DeploymentEnd.StoppedByAlarm.unreadable(unreadable));
  }

  /** How {@code raised} ends a deployment, even if that alarm is quiet again. */
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
