package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Alarms;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * The alarms that stop a deployment.
 *
 * @param required whether it stops, too, if one of them can't be read
 */
public record AlarmWatch(Alarms alarms, List<String> names, boolean required) {
  public AlarmWatch {
    names = List.copyOf(names);
  }

  boolean includes(String alarm) {
    return names.contains(alarm);
  }

  /** The end that they put to a deployment which is about to begin. */
  Optional<DeploymentEnd> verdict() {
    if (!firing().isEmpty()) {
      return Optional.of(DeploymentEnd.StoppedByAlarm.firing(firing()));
    }
    List<String> unreadable = names.stream().filter(a -> alarms.alarmState(a).isEmpty()).toList();
    return unreadable.isEmpty() || !required
        ? Optional.empty()
        : Optional.of(DeploymentEnd.StoppedByAlarm.unreadable(unreadable));
  }

  /** The end that {@code raised} puts to a deployment, whatever became of it since. */
  DeploymentEnd stoppedBy(String raised) {
    Set<String> activated = new TreeSet<>(firing());
    activated.add(raised);
    return DeploymentEnd.StoppedByAlarm.firing(activated);
  }

  private List<String> firing() {
    return names.stream()
        .filter(a -> alarms.alarmState(a).equals(Optional.of(StateValue.ALARM)))
        .toList();
  }
}
