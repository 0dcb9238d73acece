package bluegreen.embedded.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.InvalidFormatException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;

class CloudWatchAlarmsTest {
  private static final Dimension FUNCTION =
      Dimension.builder().name("FunctionName").value("lotto").build();
  private static final String ARN = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:errors";

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-22T09:59:30Z"));
  private final Timeline timeline = new Timeline(time);
  private final CloudWatch cloudWatch =
      new CloudWatch(
          new Shared(new Account("123456789012", "eu-central-1"), timeline, Chance.seeded(42)));

  @Test
  void a_new_alarm_has_no_data_and_is_evaluated_soon() {
    put(a -> a.treatMissingData("notBreaching"));
    assertThat(alarm().stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(alarm().stateReason()).isEqualTo("Unchecked: Initial alarm creation");
    assertThat(alarm().alarmArn()).isEqualTo(ARN);

    at("09:59:35");

    assertThat(alarm().stateValue()).isEqualTo(StateValue.OK);
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint"
                + " was treated as [NonBreaching].");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10:00:00", "10:00:30", "10:00:59"})
  void an_error_becomes_an_alarm_one_to_two_minutes_later(String error) {
    put(a -> a.treatMissingData("notBreaching"));
    Instant happened = at(error);
    recordErrors(3);

    at("10:01:59");
    assertThat(alarm().stateValue()).isEqualTo(StateValue.OK);
    at("10:02:00");

    assertThat(alarm().stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(Duration.between(happened, alarm().stateTransitionedTimestamp()))
        .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
  }

  @Test
  void the_reason_speaks_as_aws_does() {
    put(a -> a.datapointsToAlarm(1));
    at("10:00:10");
    recordErrors(3);
    at("10:01:10");
    recordErrors(0);

    at("10:02:00");
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 out of the last 1 datapoints [3.0 (22/11/26 10:00:00)] was"
                + " greater than or equal to the threshold (1.0) (minimum 1 datapoint for OK ->"
                + " ALARM transition).");
    assertThat(alarm().stateReasonData())
        .isEqualTo(
            """
            {"version":"1.0","queryDate":"2026-11-22T10:02:00.000+0000",\
            "startDate":"2026-11-22T10:00:00.000+0000","statistic":"Sum","period":60,\
            "recentDatapoints":[3.0],"threshold":1.0,"evaluatedDatapoints":\
            [{"timestamp":"2026-11-22T10:00:00.000+0000","sampleCount":1.0,"value":3.0}]}\
            """);
    at("10:03:00");
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 out of the last 1 datapoints [0.0 (22/11/26 10:01:00)] was not"
                + " greater than or equal to the threshold (1.0) (minimum 1 datapoint for ALARM ->"
                + " OK transition).");
  }

  @Test
  void the_reason_is_shorter_without_datapoints_to_alarm() {
    put(a -> a.evaluationPeriods(2).treatMissingData("notBreaching"));
    at("10:00:10");
    recordErrors(3);
    at("10:01:10");
    recordErrors(4);

    at("10:03:00");

    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 2 datapoints [4.0 (22/11/26 10:01:00), 3.0 (22/11/26 10:00:00)]"
                + " were greater than or equal to the threshold (1.0).");
  }

  @Test
  void without_any_data_an_alarm_has_too_little() {
    put(a -> {});
    at("10:00:10");
    recordErrors(0);
    at("10:02:00");
    assertThat(alarm().stateValue()).isEqualTo(StateValue.OK);

    at("10:05:00");

    assertThat(alarm().stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(alarm().stateReason()).isEqualTo("Insufficient Data: 1 datapoint was unknown.");
  }

  @Test
  void an_alarm_on_a_rate_watches_an_expression() {
    PutMetricAlarmRequest request =
        PutMetricAlarmRequest.builder()
            .alarmName("errors")
            .evaluationPeriods(1)
            .threshold(5.0)
            .comparisonOperator("GreaterThanThreshold")
            .metrics(
                MetricDataQuery.builder().id("rate").expression("100 * errors / all").build(),
                hidden("errors", "Sum"),
                hidden("all", "SampleCount"))
            .build();
    timeline.run(() -> cloudWatch.alarms().putMetricAlarm(request));
    at("10:00:10");
    for (int i = 0; i < 9; i++) {
      recordErrors(0);
    }
    recordErrors(1);

    at("10:02:00");

    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 datapoint [10.0 (22/11/26 10:00:00)] was greater than the"
                + " threshold (5.0).");
  }

  @Test
  void a_state_that_is_set_lasts_until_the_next_evaluation() {
    List<String> heard = new ArrayList<>();
    cloudWatch.onAlarmChange(
        (when, name, before, after, reason) ->
            heard.add(when + " " + name + " " + before + " " + after + " " + reason));
    put(a -> a.treatMissingData("notBreaching"));
    at("10:00:10");

    set(StateValue.ALARM, "drill");
    at("10:00:59");
    assertThat(alarm().stateReason()).isEqualTo("drill");
    assertThat(cloudWatch.alarmState("errors")).contains(StateValue.ALARM);
    at("10:01:00");

    assertThat(alarm().stateValue()).isEqualTo(StateValue.OK);
    assertThat(heard)
        .hasSize(3)
        .contains("2026-11-22T10:00:10Z errors OK ALARM drill")
        .last()
        .asString()
        .startsWith("2026-11-22T10:01:00Z errors ALARM OK Threshold Crossed");
  }

  @Test
  void every_change_is_in_the_history() {
    put(a -> a.treatMissingData("notBreaching"));
    at("10:00:10");
    set(StateValue.ALARM, "drill");

    assertThat(history(r -> {}))
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly(
            "Alarm updated from OK to ALARM",
            "Alarm updated from INSUFFICIENT_DATA to OK",
            "Alarm \"errors\" created");
    assertThat(history(r -> r.scanBy("TimestampAscending").historyItemType("StateUpdate")))
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly(
            "Alarm updated from INSUFFICIENT_DATA to OK", "Alarm updated from OK to ALARM");
    assertThat(history(r -> r.startDate(timeline.now()))).hasSize(1);
    assertThat(history(r -> r.endDate(timeline.now().minusSeconds(1)))).hasSize(2);
    assertThat(history(r -> r.alarmName("other"))).isEmpty();
    assertThat(history(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM))).isEmpty();
    assertThat(
            history(r -> r.historyItemType(HistoryItemType.STATE_UPDATE)).getFirst().historyData())
        .contains("\"newState\":{\"stateValue\":\"ALARM\",\"stateReason\":\"drill\"}");
  }

  @Test
  void alarms_are_found_by_name_prefix_state_and_metric() {
    put(a -> a.treatMissingData("notBreaching"));
    put(a -> a.alarmName("latency").metricName("Duration").alarmActions("arn:aws:sns:x"));
    at("10:00:00");

    assertThat(names(r -> {})).containsExactly("errors", "latency");
    assertThat(names(r -> r.alarmNames("errors", "absent"))).containsExactly("errors");
    assertThat(names(r -> r.alarmNamePrefix("lat"))).containsExactly("latency");
    assertThat(names(r -> r.stateValue("OK"))).containsExactly("errors");
    assertThat(names(r -> r.actionPrefix("arn:aws:sns"))).containsExactly("latency");
    assertThat(names(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM))).isEmpty();
    assertThat(
            cloudWatch
                .alarmQueries()
                .describeAlarmsForMetric(
                    DescribeAlarmsForMetricRequest.builder()
                        .namespace("AWS/Lambda")
                        .metricName("Duration")
                        .dimensions(FUNCTION)
                        .build())
                .metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly("latency");
  }

  @Test
  void many_alarms_come_in_pages() {
    put(a -> {});
    put(a -> a.alarmName("latency"));

    DescribeAlarmsResponse first = describe(r -> r.maxRecords(1));
    DescribeAlarmsResponse second = describe(r -> r.maxRecords(1).nextToken(first.nextToken()));

    assertThat(first.metricAlarms()).extracting(MetricAlarm::alarmName).containsExactly("errors");
    assertThat(second.metricAlarms()).extracting(MetricAlarm::alarmName).containsExactly("latency");
    assertThat(second.nextToken()).isNull();
    assertThatThrownBy(() -> describe(r -> r.nextToken("nonsense")))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  void an_update_keeps_the_state() {
    put(a -> a.treatMissingData("notBreaching"));
    at("10:00:00");

    put(a -> a.treatMissingData("notBreaching").threshold(7.0));

    assertThat(alarm().threshold()).isEqualTo(7);
    assertThat(alarm().stateValue()).isEqualTo(StateValue.OK);
  }

  @Test
  void actions_are_enabled_and_disabled() {
    put(a -> {});
    assertThat(alarm().actionsEnabled()).isTrue();

    cloudWatch
        .alarms()
        .disableAlarmActions(
            DisableAlarmActionsRequest.builder().alarmNames("errors", "x").build());
    assertThat(alarm().actionsEnabled()).isFalse();
    cloudWatch
        .alarms()
        .enableAlarmActions(EnableAlarmActionsRequest.builder().alarmNames("errors").build());

    assertThat(alarm().actionsEnabled()).isTrue();
  }

  @Test
  void deleted_alarms_are_gone_and_never_evaluated_again() {
    put(a -> {});

    cloudWatch.alarms().deleteAlarms(DeleteAlarmsRequest.builder().alarmNames("errors").build());
    at("10:05:00");

    assertThat(names(r -> {})).isEmpty();
    assertThat(cloudWatch.alarmState("errors")).isEmpty();
    assertThatThrownBy(() -> set(StateValue.OK, "x"))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound"));
    assertThatThrownBy(
            () ->
                cloudWatch
                    .alarms()
                    .deleteAlarms(DeleteAlarmsRequest.builder().alarmNames("errors").build()))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void alarms_have_tags() {
    put(a -> a.tags(tag("app", "lotto")));

    cloudWatch
        .alarmTags()
        .tagResource(
            TagResourceRequest.builder().resourceARN(ARN).tags(tag("team", "draws")).build());
    assertThat(tags()).containsExactly(tag("app", "lotto"), tag("team", "draws"));
    cloudWatch
        .alarmTags()
        .untagResource(UntagResourceRequest.builder().resourceARN(ARN).tagKeys("app").build());

    assertThat(tags()).containsExactly(tag("team", "draws"));
    assertThatThrownBy(
            () ->
                cloudWatch
                    .alarmTags()
                    .tagResource(TagResourceRequest.builder().resourceARN(ARN + "x").build()))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void alarms_that_cannot_be_are_refused() {
    assertInvalid("name", a -> a.alarmName(""));
    assertInvalid("Threshold", a -> a.threshold(null));
    assertInvalid("ComparisonOperator", a -> a.comparisonOperator("GreaterThanUpperThreshold"));
    assertInvalid("Anomaly detection", a -> a.thresholdMetricId("ad1"));
    assertInvalid("TreatMissingData", a -> a.treatMissingData("nonsense"));
    assertInvalid("EvaluationPeriods", a -> a.evaluationPeriods(null));
    assertInvalid("DatapointsToAlarm", a -> a.datapointsToAlarm(2));
    assertInvalid("Statistic", a -> a.extendedStatistic("p99"));
    assertInvalid("multiple of 60", a -> a.period(30));
    assertInvalid("multiple of 60", a -> a.period(null));
    assertInvalid("more than 1 day", a -> a.period(300).evaluationPeriods(1_000));
    assertInvalid("MetricName", a -> a.metricName(null));
    assertInvalid("Metrics is given", a -> a.metrics(hidden("m1", "Sum")));
  }

  @Test
  void states_that_cannot_be_set_are_refused() {
    put(a -> {});

    assertThatThrownBy(() -> set(StateValue.UNKNOWN_TO_SDK_VERSION, "x"))
        .hasMessageContaining("StateValue");
    assertThatThrownBy(
            () ->
                cloudWatch
                    .alarms()
                    .setAlarmState(
                        SetAlarmStateRequest.builder()
                            .alarmName("errors")
                            .stateValue("OK")
                            .stateReason("x")
                            .stateReasonData("{")
                            .build()))
        .isInstanceOf(InvalidFormatException.class);
  }

  private void assertInvalid(String message, Consumer<PutMetricAlarmRequest.Builder> more) {
    assertThatThrownBy(() -> put(more))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"))
        .hasMessageContaining(message);
  }

  private void put(Consumer<PutMetricAlarmRequest.Builder> more) {
    PutMetricAlarmRequest request =
        PutMetricAlarmRequest.builder()
            .alarmName("errors")
            .namespace("AWS/Lambda")
            .metricName("Errors")
            .dimensions(FUNCTION)
            .statistic("Sum")
            .period(60)
            .evaluationPeriods(1)
            .threshold(1.0)
            .comparisonOperator("GreaterThanOrEqualToThreshold")
            .applyMutation(more)
            .build();
    timeline.run(() -> cloudWatch.alarms().putMetricAlarm(request));
  }

  private static MetricDataQuery hidden(String id, String statistic) {
    Metric metric =
        Metric.builder().namespace("AWS/Lambda").metricName("Errors").dimensions(FUNCTION).build();
    return MetricDataQuery.builder()
        .id(id)
        .returnData(false)
        .metricStat(s -> s.metric(metric).period(60).stat(statistic))
        .build();
  }

  private void set(StateValue state, String reason) {
    cloudWatch
        .alarms()
        .setAlarmState(
            SetAlarmStateRequest.builder()
                .alarmName("errors")
                .stateValue(state)
                .stateReason(reason)
                .build());
  }

  private MetricAlarm alarm() {
    return describe(r -> r.alarmNames("errors")).metricAlarms().getFirst();
  }

  private DescribeAlarmsResponse describe(Consumer<DescribeAlarmsRequest.Builder> more) {
    return cloudWatch
        .alarmQueries()
        .describeAlarms(DescribeAlarmsRequest.builder().applyMutation(more).build());
  }

  private List<String> names(Consumer<DescribeAlarmsRequest.Builder> more) {
    return describe(more).metricAlarms().stream().map(MetricAlarm::alarmName).toList();
  }

  private List<AlarmHistoryItem> history(Consumer<DescribeAlarmHistoryRequest.Builder> more) {
    DescribeAlarmHistoryResponse response =
        cloudWatch
            .alarmQueries()
            .describeAlarmHistory(
                DescribeAlarmHistoryRequest.builder().applyMutation(more).build());
    return response.alarmHistoryItems();
  }

  private List<Tag> tags() {
    return cloudWatch
        .alarmTags()
        .listTagsForResource(ListTagsForResourceRequest.builder().resourceARN(ARN).build())
        .tags();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private void recordErrors(int count) {
    timeline.run(
        () ->
            cloudWatch.record(
                timeline.now(),
                "AWS/Lambda",
                "Errors",
                List.of(FUNCTION),
                count,
                StandardUnit.COUNT));
  }

  private Instant at(String clock) {
    Instant moment = Instant.parse("2026-11-22T" + clock + "Z");
    time.advance(Duration.between(time.instant(), moment));
    timeline.catchUp();
    return moment;
  }
}
