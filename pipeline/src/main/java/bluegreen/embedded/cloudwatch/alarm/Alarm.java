package bluegreen.embedded.cloudwatch.alarm;

import java.time.Instant;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** A metric or composite alarm: what it watches, and its state. */
public record Alarm(AlarmDefinition definition, AlarmState state) {
  public String name() {
    return definition.name();
  }

  public StateValue value() {
    return state.verdict().state();
  }

  Alarm after(AlarmVerdict verdict, Instant now) {
    return new Alarm(definition, state.after(verdict, now));
  }
}
