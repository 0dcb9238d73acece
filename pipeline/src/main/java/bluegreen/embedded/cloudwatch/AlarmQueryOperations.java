package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.metric.Errors.require;

import bluegreen.embedded.cloudwatch.alarm.Alarm;
import bluegreen.embedded.cloudwatch.alarm.AlarmDefinition;
import bluegreen.embedded.cloudwatch.alarm.AlarmStore;
import bluegreen.embedded.cloudwatch.metric.Errors;
import bluegreen.embedded.model.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** CloudWatch's operations that read alarms. */
final class AlarmQueryOperations {
  private static final int DEFAULT_RECORDS = 50;
  private static final int MOST_RECORDS = 100;

  private final AlarmStore alarms;

  AlarmQueryOperations(AlarmStore alarms) {
    this.alarms = alarms;
  }

  /** Shows metric alarms, unless the request asks for composite ones, too. */
  public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
    List<Alarm> found = found(request);
    Page<Alarm> page =
        Page.of(found, request.nextToken(), null, records(request.maxRecords()), Errors::token);
    return AlarmView.of(request).response(page.items()).nextToken(page.next()).build();
  }

  private List<Alarm> found(DescribeAlarmsRequest request) {
    if (request.childrenOfAlarmName() != null) {
      requireAlone(request.toBuilder().childrenOfAlarmName(null).build());
      return alarms.find(request.childrenOfAlarmName()).stream()
          .flatMap(parent -> parent.definition().children().stream())
          .flatMap(child -> alarms.find(child).stream())
          .toList();
    }
    if (request.parentsOfAlarmName() != null) {
      requireAlone(request.toBuilder().parentsOfAlarmName(null).build());
      return alarms.parents(request.parentsOfAlarmName());
    }
    require(
        !request.hasAlarmNames() || request.alarmNamePrefix() == null,
        "AlarmNames and AlarmNamePrefix cannot be given together.");
    return alarms.all().stream().filter(a -> matches(a, request)).toList();
  }

  private static void requireAlone(DescribeAlarmsRequest others) {
    DescribeAlarmsRequest paging =
        DescribeAlarmsRequest.builder()
            .nextToken(others.nextToken())
            .maxRecords(others.maxRecords())
            .build();
    require(
        others.equals(paging),
        "ChildrenOfAlarmName and ParentsOfAlarmName can be given with MaxRecords and NextToken"
            + " only.");
  }

  public DescribeAlarmsForMetricResponse describeAlarmsForMetric(
      DescribeAlarmsForMetricRequest request) {
    require(
        request.metricName() != null && request.namespace() != null,
        "The parameters MetricName and Namespace are required.");
    return DescribeAlarmsForMetricResponse.builder()
        .metricAlarms(
            alarms.all().stream()
                .flatMap(AlarmView::metric)
                .filter(a -> watches(a, request))
                .toList())
        .build();
  }

  private static boolean matches(Alarm alarm, DescribeAlarmsRequest request) {
    AlarmDefinition definition = alarm.definition();
    return types(request.alarmTypes()).contains(definition.type())
        && (!request.hasAlarmNames() || request.alarmNames().contains(alarm.name()))
        && startsWith(alarm.name(), request.alarmNamePrefix())
        && isOrAny(request.stateValue(), alarm.value())
        && (request.actionPrefix() == null
            || definition.actions().stream().anyMatch(a -> startsWith(a, request.actionPrefix())));
  }

  private static boolean watches(MetricAlarm alarm, DescribeAlarmsForMetricRequest request) {
    Set<Dimension> dimensions = new HashSet<>(request.dimensions());
    return request.metricName().equals(alarm.metricName())
        && request.namespace().equals(alarm.namespace())
        && dimensions.equals(new HashSet<>(alarm.dimensions()))
        && isOrAny(request.statistic(), alarm.statistic())
        && isOrAny(request.extendedStatistic(), alarm.extendedStatistic())
        && isOrAny(request.period(), alarm.period())
        && isOrAny(request.unit(), alarm.unit());
  }

  static List<AlarmType> types(List<AlarmType> asked) {
    return asked.isEmpty() ? List.of(AlarmType.METRIC_ALARM) : asked;
  }

  static boolean isOrAny(@Nullable Object wanted, @Nullable Object actual) {
    return wanted == null || Objects.equals(wanted, actual);
  }

  private static boolean startsWith(String text, @Nullable String prefix) {
    return prefix == null || text.startsWith(prefix);
  }

  static int records(@Nullable Integer wanted) {
    require(
        wanted == null || (wanted >= 1 && wanted <= MOST_RECORDS),
        "MaxRecords must be from 1 to " + MOST_RECORDS + ".");
    return wanted == null ? DEFAULT_RECORDS : wanted;
  }
}
