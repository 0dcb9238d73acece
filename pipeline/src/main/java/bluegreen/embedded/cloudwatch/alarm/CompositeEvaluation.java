package bluegreen.embedded.cloudwatch.alarm;

import bluegreen.embedded.cloudwatch.alarm.AlarmDefinition.OfAlarms;
import bluegreen.embedded.model.Timeline;
import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Evaluates a composite alarm at each change of an alarm in its rule, and when it was put. Nothing
 * else changes its state, so a state that SetAlarmState gave it lasts until then.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html">
 *     SetAlarmState</a>
 */
final class CompositeEvaluation {
  private final Timeline timeline;
  private final AlarmStore alarms;

  CompositeEvaluation(Timeline timeline, AlarmStore alarms) {
    this.timeline = timeline;
    this.alarms = alarms;
    alarms.listen((at, name, before, after, reason) -> alarms.find(name).ifPresent(this::changed));
  }

  /**
   * Evaluates a composite alarm that was put.
   *
   * @param how {@code created} or {@code updated}
   */
  void put(Alarm alarm, OfAlarms definition, String how) {
    evaluate(
        alarm,
        definition,
        new CompositeReason.Put(
            alarm,
            how,
            definition.children().stream().flatMap(c -> alarms.find(c).stream()).toList()));
  }

  private void changed(Alarm child) {
    CompositeReason reason = new CompositeReason.Transition(child, timeline.now());
    for (Alarm parent : alarms.parents(child.name())) {
      if (parent.definition() instanceof OfAlarms definition) {
        evaluate(parent, definition, reason);
      }
    }
  }

  private void evaluate(Alarm alarm, OfAlarms definition, CompositeReason reason) {
    StateValue state = definition.rule().holds(this::state) ? StateValue.ALARM : StateValue.OK;
    if (state != alarm.value() && !isInCycle(alarm)) {
      alarms.change(alarm.name(), reason.verdict(state), timeline.now());
    }
  }

  private StateValue state(String name) {
    return alarms.find(name).map(Alarm::value).orElse(StateValue.INSUFFICIENT_DATA);
  }

  /** Whether an alarm depends on itself. AWS stops to evaluate such alarms, too. */
  private boolean isInCycle(Alarm alarm) {
    Set<String> below = new HashSet<>();
    descend(alarm, below);
    return below.contains(alarm.name());
  }

  private void descend(Alarm alarm, Set<String> seen) {
    for (String child : alarm.definition().children()) {
      if (seen.add(child)) {
        alarms.find(child).ifPresent(found -> descend(found, seen));
      }
    }
  }
}
