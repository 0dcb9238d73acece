package bluegreen.aws;

import bluegreen.aws.client.Call;
import bluegreen.ports.Alarm;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment.Period;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Monitoring;
import bluegreen.ports.Traffic;
import bluegreen.ports.VersionNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** CloudWatch, for one function's alias. */
public final class CloudWatchMonitoring implements Monitoring {
  private static final int MINUTE = 60;

  /**
   * The longest that a deployment takes: 2,880 minutes of shifting and an hour for each hook. An
   * end in the future asks for all there is, whatever the clocks say.
   */
  private static final Duration LONGEST = Duration.ofHours(50);

  private final CloudWatchClient cloudWatch;
  private final Coordinates names;
  private final ExecutedVersion executed;

  public CloudWatchMonitoring(CloudWatchClient cloudWatch, Coordinates coordinates) {
    this.cloudWatch = cloudWatch;
    this.names = coordinates;
    this.executed = new ExecutedVersion(coordinates);
  }

  @Override
  public List<Alarm> alarms(List<String> wanted) {
    return alarms(wanted, UnaryOperator.identity());
  }

  @Override
  public List<Alarm> pointAt(Shift shift, List<String> wanted) {
    return alarms(wanted, alarm -> pointed(alarm, shift));
  }

  private List<Alarm> alarms(List<String> wanted, UnaryOperator<MetricAlarm> change) {
    AlarmTree tree = new AlarmTree(executed);
    Collection<String> next = wanted;
    while (!next.isEmpty()) {
      List<String> names = List.copyOf(next);
      DescribeAlarmsResponse found =
          Call.of("CloudWatch DescribeAlarms", () -> AlarmTree.checked(describe(names)));
      next = tree.add(names, found, change);
    }
    return tree.alarms(wanted);
  }

  private DescribeAlarmsResponse describe(List<String> names) {
    return cloudWatch.describeAlarms(
        r -> r.alarmNames(names).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
  }

  private MetricAlarm pointed(MetricAlarm alarm, Shift shift) {
    if (executed.in(alarm).size() != 1 || executed.isPointed(alarm, shift)) {
      return alarm;
    }
    MetricAlarm pointed = executed.pointed(alarm, shift);
    Call.of(
        "Pointing alarm %s at version %s (CloudWatch PutMetricAlarm)"
            .formatted(alarm.alarmName(), shift.green()),
        "Allow cloudwatch:PutMetricAlarm on "
            + alarm.alarmArn()
            + ", as terraform/github.tf does; or take the alarm out of the deployment group.",
        () -> cloudWatch.putMetricAlarm(AlarmCopy.of(pointed)));
    return pointed;
  }

  @Override
  public List<Traffic> traffic(List<VersionNumber> versions, Period period) {
    if (versions.isEmpty()) {
      return List.of();
    }
    Instant start = period.created().truncatedTo(ChronoUnit.MINUTES);
    Instant end = period.ended().map(CloudWatchMonitoring::minuteAfter).orElse(start.plus(LONGEST));
    List<MetricDataQuery> queries =
        versions.stream()
            .flatMap(
                v -> Stream.of(query("requests", "Invocations", v), query("errors", "Errors", v)))
            .toList();
    Map<String, Long> sums = new HashMap<>();
    Call.of(
            "CloudWatch GetMetricData",
            () ->
                cloudWatch
                    .getMetricDataPaginator(
                        r -> r.metricDataQueries(queries).startTime(start).endTime(end))
                    .metricDataResults()
                    .stream()
                    .toList())
        .forEach(result -> sums.merge(result.id(), sum(result), Long::sum));
    return versions.stream()
        .map(
            v ->
                new Traffic(
                    v, sums.getOrDefault("requests" + v, 0L), sums.getOrDefault("errors" + v, 0L)))
        .toList();
  }

  private static Instant minuteAfter(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
  }

  private MetricDataQuery query(String id, String metric, VersionNumber version) {
    return MetricDataQuery.builder()
        .id(id + version)
        .metricStat(
            s ->
                s.period(MINUTE)
                    .stat("Sum")
                    .metric(
                        m ->
                            m.namespace("AWS/Lambda")
                                .metricName(metric)
                                .dimensions(
                                    dimension("FunctionName", names.function()),
                                    dimension("Resource", names.function() + ":" + names.alias()),
                                    dimension(ExecutedVersion.NAME, version.toString()))))
        .build();
  }

  private static long sum(MetricDataResult result) {
    return Math.round(result.values().stream().mapToDouble(Double::doubleValue).sum());
  }

  static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
