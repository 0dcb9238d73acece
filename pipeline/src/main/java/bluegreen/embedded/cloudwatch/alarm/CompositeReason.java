package bluegreen.embedded.cloudwatch.alarm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why a composite alarm was evaluated, in AWS's words.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html">
 *     Sample events</a>
 */
sealed interface CompositeReason {
  /** The verdict that the composite alarm is in a state now. */
  AlarmVerdict verdict(StateValue state);

  /** A child changed its state. */
  record Transition(Alarm child, Instant at) implements CompositeReason {
    @Override
    public AlarmVerdict verdict(StateValue state) {
      String text =
          child.definition().arn()
              + " transitioned to "
              + child.value()
              + " at "
              + format("EEEE d MMMM, uuuu HH:mm:ss 'UTC'", at);
      return new AlarmVerdict(state, text, data(List.of(child)));
    }
  }

  /**
   * The composite alarm itself was put.
   *
   * @param how {@code created} or {@code updated}
   */
  record Put(Alarm composite, String how, List<Alarm> children) implements CompositeReason {
    public Put {
      children = List.copyOf(children);
    }

    @Override
    public AlarmVerdict verdict(StateValue state) {
      String text =
          composite.definition().arn()
              + " was "
              + how
              + " and its alarm rule evaluates to "
              + state;
      return new AlarmVerdict(state, text, data(children));
    }
  }

  private static String data(List<Alarm> triggering) {
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of("triggeringAlarms", triggering.stream().map(CompositeReason::data).toList()));
  }

  private static AlarmJson data(Alarm alarm) {
    String at = format("uuuu-MM-dd'T'HH:mm:ss.SSSZ", alarm.state().transitioned());
    return new AlarmJson(alarm.definition().arn(), new StateJson(alarm.value().toString(), at));
  }

  private static String format(String pattern, Instant at) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC).format(at);
  }

  /** A member of {@code triggeringAlarms}. */
  record AlarmJson(String arn, StateJson state) {}

  /** The state of a triggering alarm. */
  record StateJson(String value, String timestamp) {}
}
