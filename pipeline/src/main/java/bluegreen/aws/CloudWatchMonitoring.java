package bluegreen.aws;

import bluegreen.ports.Alarm;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Monitoring;
import bluegreen.ports.Traffic;
import bluegreen.ports.VersionNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

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
  public List<Alarm> pointAt(VersionNumber version, List<String> wanted) {
    return alarms(wanted, alarm -> pointed(alarm, version));
  }

  private List<Alarm> alarms(List<String> wanted, UnaryOperator<MetricAlarm> change) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    DescribeAlarmsResponse response =
        Call.of(
            "CloudWatch DescribeAlarms",
            () ->
                cloudWatch.describeAlarms(
                    r ->
                        r.alarmNames(wanted)
                            .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)));
    Map<String, Alarm> found = new HashMap<>();
    response.metricAlarms().stream()
        .map(change)
        .forEach(
            a ->
                found.put(
                    a.alarmName(),
                    alarm(a.alarmName(), a.stateValue(), a.stateReason(), executed.in(a))));
    response
        .compositeAlarms()
        .forEach(
            a ->
                found.put(
                    a.alarmName(),
                    alarm(a.alarmName(), a.stateValue(), a.stateReason(), Set.of())));
    return wanted.stream()
        .map(name -> found.getOrDefault(name, new Alarm(name, Alarm.State.MISSING, "", Set.of())))
        .toList();
  }

  private MetricAlarm pointed(MetricAlarm alarm, VersionNumber version) {
    Set<VersionNumber> versions = executed.in(alarm);
    if (versions.size() != 1 || versions.contains(version)) {
      return alarm;
    }
    MetricAlarm pointed = executed.replaced(alarm, version.toString());
    Call.of(
        "Pointing alarm %s at version %s (CloudWatch PutMetricAlarm)"
            .formatted(alarm.alarmName(), version),
        "Allow cloudwatch:PutMetricAlarm on "
            + alarm.alarmArn()
            + ", as terraform/github.tf does; or take the alarm out of the deployment group.",
        () -> cloudWatch.putMetricAlarm(ExecutedVersion.put(pointed)));
    return pointed;
  }

  @Override
  public List<Traffic> traffic(List<VersionNumber> versions, Instant from) {
    if (versions.isEmpty()) {
      return List.of();
    }
    Instant start = from.truncatedTo(ChronoUnit.MINUTES);
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
                        r ->
                            r.metricDataQueries(queries)
                                .startTime(start)
                                .endTime(start.plus(LONGEST)))
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

  private static Alarm alarm(
      String name, StateValue state, String reason, Set<VersionNumber> versions) {
    return new Alarm(
        name,
        switch (state) {
          case OK -> Alarm.State.OK;
          case ALARM -> Alarm.State.ALARM;
          case INSUFFICIENT_DATA, UNKNOWN_TO_SDK_VERSION -> Alarm.State.INSUFFICIENT_DATA;
        },
        reason == null ? "" : reason,
        versions);
  }
}
