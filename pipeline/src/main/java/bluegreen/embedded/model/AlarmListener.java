package bluegreen.embedded.model;

import java.time.Instant;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Called inside the model's lock each time that an alarm changes its state. */
@FunctionalInterface
public interface AlarmListener {
  void onAlarmChange(Instant at, String alarm, StateValue before, StateValue after, String reason);
}
