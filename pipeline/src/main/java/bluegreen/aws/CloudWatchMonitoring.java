package bluegreen.aws;

import bluegreen.aws.client.Call;
import bluegreen.aws.evidence.LambdaMetricQueries;
import bluegreen.aws.evidence.MetricValues;
import bluegreen.ports.Alarm;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment.Period;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Monitoring;
import bluegreen.ports.Traffic;
import bluegreen.ports.VersionNumber;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** CloudWatch, for one function's alias. */
public final class CloudWatchMonitoring implements Monitoring {
  private final CloudWatchClient cloudWatch;
  private final LambdaMetricQueries metrics;
  private final ExecutedVersion executed;

  public CloudWatchMonitoring(CloudWatchClient cloudWatch, Coordinates coordinates) {
    this.cloudWatch = cloudWatch;
    this.metrics = new LambdaMetricQueries(coordinates);
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
    List<MetricDataQuery> queries =
        versions.stream().flatMap(version -> metrics.of(version).stream()).toList();
    MetricValues values =
        Call.of("CloudWatch GetMetricData", () -> MetricValues.of(cloudWatch, queries, period));
    return versions.stream()
        .map(
            version ->
                new Traffic(
                    version,
                    values.sum(LambdaMetricQueries.requests(version)),
                    values.sum(LambdaMetricQueries.errors(version))))
        .toList();
  }

  static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
