package bluegreen.aws;

import bluegreen.aws.client.Call;
import bluegreen.ports.Alarm;
import bluegreen.ports.VersionNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Alarms and, of those that are composite, the alarms that their rules name. */
final class AlarmTree {
  /**
   * An alarm in a rule, by name or ARN:
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html.
   */
  private static final Pattern CHILD =
      Pattern.compile(
          "(?:ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"')]+?))\\s*\\)");

  private static final Pattern ARN = Pattern.compile("^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:");

  private final ExecutedVersion executed;
  private final Map<String, Alarm> found = new HashMap<>();
  private final Map<String, Set<String>> children = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  AlarmTree(ExecutedVersion executed) {
    this.executed = executed;
  }

  /** An answer whose alarms have names. */
  static DescribeAlarmsResponse checked(DescribeAlarmsResponse response) {
    response.metricAlarms().forEach(alarm -> Call.member("AlarmName", alarm.alarmName()));
    response.compositeAlarms().forEach(alarm -> Call.member("AlarmName", alarm.alarmName()));
    return response;
  }

  /**
   * Adds what was found.
   *
   * @param names of the alarms that were asked for
   * @param change is made to each metric alarm
   * @return the children that are still to be asked for
   */
  Set<String> add(
      List<String> names, DescribeAlarmsResponse response, UnaryOperator<MetricAlarm> change) {
    asked.addAll(names);
    for (MetricAlarm alarm : response.metricAlarms()) {
      MetricAlarm changed = change.apply(alarm);
      found.put(
          changed.alarmName(),
          new Alarm(
              changed.alarmName(),
              state(changed.stateValue()),
              Configured.text(changed.stateReason()),
              executed.in(changed),
              executed.stuckIn(changed)));
    }
    Set<String> next = new LinkedHashSet<>();
    for (CompositeAlarm alarm : response.compositeAlarms()) {
      Set<String> named = named(Configured.text(alarm.alarmRule()));
      children.put(alarm.alarmName(), named);
      next.addAll(named);
      found.put(
          alarm.alarmName(),
          new Alarm(
              alarm.alarmName(),
              state(alarm.stateValue()),
              Configured.text(alarm.stateReason()),
              Set.of()));
    }
    next.removeAll(asked);
    return next;
  }

  private static Set<String> named(String rule) {
    Set<String> names = new LinkedHashSet<>();
    CHILD
        .matcher(rule)
        .results()
        .forEach(
            m -> {
              String name =
                  m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
              names.add(ARN.matcher(name).replaceFirst(""));
            });
    return names;
  }

  private static Alarm.State state(@Nullable StateValue state) {
    return switch (state) {
      case OK -> Alarm.State.OK;
      case ALARM -> Alarm.State.ALARM;
      case INSUFFICIENT_DATA, UNKNOWN_TO_SDK_VERSION -> Alarm.State.INSUFFICIENT_DATA;
      case null -> Alarm.State.INSUFFICIENT_DATA;
    };
  }

  /** The alarms of these names, in that order. */
  List<Alarm> alarms(List<String> names) {
    return names.stream().map(this::alarm).toList();
  }

  private Alarm alarm(String name) {
    Alarm alarm = found.get(name);
    if (alarm == null) {
      return new Alarm(name, Alarm.State.MISSING, "", Set.of());
    }
    return new Alarm(
        name,
        alarm.state(),
        alarm.reason(),
        below(name, Alarm::versions),
        below(name, Alarm::stuck));
  }

  private Set<VersionNumber> below(String name, Function<Alarm, Set<VersionNumber>> of) {
    Set<VersionNumber> all = new HashSet<>();
    SequencedSet<String> open = new LinkedHashSet<>(List.of(name));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String next = open.removeFirst();
      Alarm alarm = found.get(next);
      if (seen.add(next) && alarm != null) {
        all.addAll(of.apply(alarm));
        open.addAll(children.getOrDefault(next, Set.of()));
      }
    }
    return all;
  }
}
