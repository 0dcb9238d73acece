package bluegreen.embedded.model;

import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** What CodeDeploy needs of CloudWatch: the alarms that stop a deployment. */
public interface Alarms {
  /** The state of the alarm of that name, if there is one. */
  Optional<StateValue> alarmState(String name);

  /** Has {@code listener} hear of every change of state from now on. */
  void onAlarmChange(AlarmListener listener);
}
