package bluegreen.embedded.cloudwatch;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.DirectClient;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** A CloudWatch, its client, and a function {@code lotto} whose errors the test records. */
final class CloudWatchWorld {
  static final Dimension FUNCTION = dimension("FunctionName", "lotto");
  static final String ARN = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:";

  private final ManualTime time;
  final Timeline timeline;
  final CloudWatch cloudWatch;
  final CloudWatchClient client;

  /**
   * @param clock the time of day at which the world begins
   */
  CloudWatchWorld(String clock) {
    time = new ManualTime(moment(clock));
    timeline = new Timeline(time);
    cloudWatch =
        new CloudWatch(
            new Shared(new Account("123456789012", "eu-central-1"), timeline, Chance.seeded(42)));
    client = DirectClient.of(CloudWatchClient.class, timeline, cloudWatch.operations());
  }

  static Instant moment(String clock) {
    return Instant.parse("2026-11-22T" + clock + "Z");
  }

  Instant at(String clock) {
    pass(Duration.between(time.instant(), moment(clock)));
    return timeline.now();
  }

  void pass(Duration duration) {
    time.advance(duration);
    timeline.catchUp();
  }

  void record(String metric, double value) {
    timeline.run(
        () ->
            cloudWatch.record(
                timeline.now(),
                "AWS/Lambda",
                metric,
                List.of(FUNCTION),
                value,
                StandardUnit.COUNT));
  }

  void recordErrors(int count) {
    record("Errors", count);
  }

  /** Puts an alarm {@code errors} on at least one error a minute, unless {@code more} differs. */
  void put(Consumer<PutMetricAlarmRequest.Builder> more) {
    client.putMetricAlarm(
        alarm ->
            alarm
                .alarmName("errors")
                .namespace("AWS/Lambda")
                .metricName("Errors")
                .dimensions(FUNCTION)
                .statistic("Sum")
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .applyMutation(more));
  }

  void put(String name) {
    put(alarm -> alarm.alarmName(name));
  }

  void putComposite(String name, String rule) {
    client.putCompositeAlarm(alarm -> alarm.alarmName(name).alarmRule(rule));
  }

  void set(String alarm, StateValue state) {
    client.setAlarmState(r -> r.alarmName(alarm).stateValue(state).stateReason("drill"));
  }

  MetricAlarm alarm() {
    return client.describeAlarms(r -> r.alarmNames("errors")).metricAlarms().getFirst();
  }

  CompositeAlarm composite(String name) {
    return client
        .describeAlarms(r -> r.alarmNames(name).alarmTypesWithStrings("CompositeAlarm"))
        .compositeAlarms()
        .getFirst();
  }

  List<String> names(Consumer<DescribeAlarmsRequest.Builder> filter) {
    return client.describeAlarms(filter).metricAlarms().stream()
        .map(MetricAlarm::alarmName)
        .toList();
  }

  List<AlarmHistoryItem> history(Consumer<DescribeAlarmHistoryRequest.Builder> filter) {
    return client.describeAlarmHistory(filter).alarmHistoryItems();
  }

  /** A query for a statistic of the function's errors. */
  static MetricDataQuery errors(String id, int period, String statistic) {
    return query(id, "Errors", period, statistic);
  }

  static MetricDataQuery query(String id, String metric, int period, String statistic) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            s ->
                s.metric(m -> m.namespace("AWS/Lambda").metricName(metric).dimensions(FUNCTION))
                    .period(period)
                    .stat(statistic))
        .build();
  }

  static MetricDataQuery expression(String id, String expression) {
    return MetricDataQuery.builder().id(id).expression(expression).build();
  }

  /** Has an alarm watch metrics or an expression instead of the function's errors. */
  static void onMetrics(PutMetricAlarmRequest.Builder alarm, MetricDataQuery... metrics) {
    alarm
        .namespace(null)
        .metricName(null)
        .dimensions(List.of())
        .statistic((String) null)
        .period(null)
        .metrics(metrics);
  }

  static MetricDataQuery hidden(MetricDataQuery query) {
    return query.toBuilder().returnData(false).build();
  }

  static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
