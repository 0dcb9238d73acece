package bluegreen.embedded.cloudwatch.alarm;

import bluegreen.embedded.model.Shapes;
import java.time.Instant;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * The state of a metric or composite alarm.
 *
 * @param updated when the state was last set, even to the same value
 * @param transitioned when the value last changed
 */
public record AlarmState(AlarmVerdict verdict, Instant updated, Instant transitioned) {
  static AlarmState initial(Instant now) {
    return new AlarmState(
        new AlarmVerdict(StateValue.INSUFFICIENT_DATA, "Unchecked: Initial alarm creation", null),
        now,
        now);
  }

  AlarmState after(AlarmVerdict next, Instant now) {
    return new AlarmState(next, now, next.state() == verdict.state() ? transitioned : now);
  }

  /** Adds the members that both kinds of alarm have for their state. */
  public <B extends SdkPojo> B addTo(B alarm) {
    CompositeAlarm state =
        CompositeAlarm.builder()
            .stateValue(verdict.state())
            .stateReason(verdict.reason())
            .stateReasonData(verdict.data())
            .stateUpdatedTimestamp(updated)
            .stateTransitionedTimestamp(transitioned)
            .build();
    return Shapes.copy(state, alarm);
  }
}
