package bluegreen.embedded.model;

import java.time.Instant;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Hears of alarms that change their state; called inside the model's lock. */
@FunctionalInterface
public interface AlarmListener {
  void onAlarmChange(Instant at, String alarm, StateValue before, StateValue after, String reason);
}
