package bluegreen.embedded.cloudwatch;

import bluegreen.embedded.cloudwatch.alarm.Alarm;
import bluegreen.embedded.cloudwatch.alarm.AlarmDefinition.OfAlarms;
import bluegreen.embedded.cloudwatch.alarm.AlarmDefinition.OfMetric;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * How much DescribeAlarms shows of an alarm: less of children and parents of another alarm.
 *
 * @param members the members that are shown; all if empty
 */
record AlarmView(Set<String> members) {
  private static final AlarmView FULL = new AlarmView(Set.of());
  private static final AlarmView CHILDREN =
      new AlarmView(Set.of("AlarmName", "AlarmArn", "StateValue", "StateUpdatedTimestamp"));
  private static final AlarmView PARENTS = new AlarmView(Set.of("AlarmName", "AlarmArn"));

  AlarmView {
    members = Set.copyOf(members);
  }

  static AlarmView of(DescribeAlarmsRequest request) {
    if (request.childrenOfAlarmName() != null) {
      return CHILDREN;
    }
    return request.parentsOfAlarmName() == null ? FULL : PARENTS;
  }

  DescribeAlarmsResponse.Builder response(List<Alarm> alarms) {
    return DescribeAlarmsResponse.builder()
        .metricAlarms(
            alarms.stream()
                .flatMap(AlarmView::metric)
                .map(alarm -> shown(alarm, MetricAlarm.builder()).build())
                .toList())
        .compositeAlarms(
            alarms.stream()
                .flatMap(AlarmView::composite)
                .map(alarm -> shown(alarm, CompositeAlarm.builder()).build())
                .toList());
  }

  /** A metric alarm with its state; empty for a composite one. */
  static Stream<MetricAlarm> metric(Alarm alarm) {
    return alarm.definition() instanceof OfMetric(MetricAlarm shape)
        ? Stream.of(alarm.state().addTo(shape.toBuilder()).build())
        : Stream.empty();
  }

  private static Stream<CompositeAlarm> composite(Alarm alarm) {
    return alarm.definition() instanceof OfAlarms(CompositeAlarm shape, var rule)
        ? Stream.of(alarm.state().addTo(shape.toBuilder()).build())
        : Stream.empty();
  }

  private <B extends SdkPojo> B shown(SdkPojo alarm, B empty) {
    alarm.sdkFields().stream()
        .filter(field -> members.isEmpty() || members.contains(field.memberName()))
        .forEach(field -> field.set(empty, field.getValueOrDefault(alarm)));
    return empty;
  }
}
