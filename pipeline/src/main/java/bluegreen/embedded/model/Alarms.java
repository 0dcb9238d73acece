package bluegreen.embedded.model;

import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** CodeDeploy's view of CloudWatch: the alarms that stop a deployment. */
public interface Alarms {
  /** The state of the alarm with this name; empty if it doesn't exist. */
  Optional<StateValue> alarmState(String name);

  /** Registers a listener for every later change of an alarm's state. */
  void onAlarmChange(AlarmListener listener);
}
