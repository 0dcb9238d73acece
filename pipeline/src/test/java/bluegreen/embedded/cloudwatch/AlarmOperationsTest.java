package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.CloudWatchWorld.ARN;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.FUNCTION;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.errors;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.hidden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.InvalidFormatException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** What callers do with metric alarms. */
class AlarmOperationsTest {
  private final CloudWatchWorld world = new CloudWatchWorld("09:59:30");

  @Test
  void every_change_is_in_the_history() {
    world.put(a -> a.treatMissingData("notBreaching"));
    world.at("10:00:10");
    world.set("errors", StateValue.ALARM);

    assertThat(world.history(r -> {}))
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly(
            "Alarm updated from OK to ALARM",
            "Alarm updated from INSUFFICIENT_DATA to OK",
            "Alarm \"errors\" created");
    assertThat(world.history(r -> r.scanBy("TimestampAscending").historyItemType("StateUpdate")))
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly(
            "Alarm updated from INSUFFICIENT_DATA to OK", "Alarm updated from OK to ALARM");
    assertThat(world.history(r -> r.startDate(world.timeline.now()))).hasSize(1);
    assertThat(world.history(r -> r.endDate(world.timeline.now().minusSeconds(1)))).hasSize(2);
    assertThat(world.history(r -> r.alarmName("other"))).isEmpty();
    assertThat(world.history(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM))).isEmpty();
    assertThat(
            world
                .history(r -> r.historyItemType(HistoryItemType.STATE_UPDATE))
                .getFirst()
                .historyData())
        .contains("\"newState\":{\"stateValue\":\"ALARM\",\"stateReason\":\"drill\"}");
  }

  @Test
  void alarms_are_found_by_name_prefix_state_and_metric() {
    world.put(a -> a.treatMissingData("notBreaching"));
    world.put(a -> a.alarmName("latency").metricName("Duration").alarmActions("arn:aws:sns:x"));
    world.at("10:00:00");

    assertThat(world.names(r -> {})).containsExactly("errors", "latency");
    assertThat(world.names(r -> r.alarmNames("errors", "absent"))).containsExactly("errors");
    assertThat(world.names(r -> r.alarmNamePrefix("lat"))).containsExactly("latency");
    assertThat(world.names(r -> r.stateValue("OK"))).containsExactly("errors");
    assertThat(world.names(r -> r.actionPrefix("arn:aws:sns"))).containsExactly("latency");
    assertThat(world.names(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM))).isEmpty();
    assertThat(
            world
                .client
                .describeAlarmsForMetric(
                    r -> r.namespace("AWS/Lambda").metricName("Duration").dimensions(FUNCTION))
                .metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly("latency");
  }

  @Test
  void many_alarms_come_in_pages() {
    world.put("errors");
    world.put("latency");

    DescribeAlarmsResponse first = world.client.describeAlarms(r -> r.maxRecords(1));
    DescribeAlarmsResponse second =
        world.client.describeAlarms(r -> r.maxRecords(1).nextToken(first.nextToken()));

    assertThat(first.metricAlarms()).extracting(MetricAlarm::alarmName).containsExactly("errors");
    assertThat(second.metricAlarms()).extracting(MetricAlarm::alarmName).containsExactly("latency");
    assertThat(second.nextToken()).isNull();
    assertThatThrownBy(() -> world.client.describeAlarms(r -> r.nextToken("nonsense")))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  void lists_that_were_not_given_are_there_and_empty() {
    world.put(a -> a.dimensions(List.of()));

    MetricAlarm alarm = world.alarm();

    assertThat(
            List.of(
                alarm.hasAlarmActions(),
                alarm.hasOkActions(),
                alarm.hasInsufficientDataActions(),
                alarm.hasDimensions()))
        .containsOnly(true);
  }

  @Test
  void actions_are_enabled_and_disabled() {
    world.put("errors");
    assertThat(world.alarm().actionsEnabled()).isTrue();

    world.client.disableAlarmActions(r -> r.alarmNames("errors", "absent"));
    assertThat(world.alarm().actionsEnabled()).isFalse();
    world.client.enableAlarmActions(r -> r.alarmNames("errors"));

    assertThat(world.alarm().actionsEnabled()).isTrue();
  }

  @Test
  void deleted_alarms_are_gone_and_never_evaluated_again() {
    world.put("errors");

    world.client.deleteAlarms(r -> r.alarmNames("errors"));
    world.at("10:05:00");

    assertThat(world.names(r -> {})).isEmpty();
    assertThat(world.cloudWatch.alarmState("errors")).isEmpty();
    assertNotFound("ResourceNotFound", () -> world.set("errors", StateValue.OK));
  }

  @Test
  void a_name_of_no_alarm_does_not_save_the_others_from_deletion() {
    world.put("errors");
    world.put("latency");

    assertNotFound(
        "ResourceNotFound",
        () -> world.client.deleteAlarms(r -> r.alarmNames("errors", "absent", "latency")));

    assertThat(world.names(r -> {})).isEmpty();
  }

  @Test
  void alarms_have_tags() {
    world.put(a -> a.tags(tag("app", "lotto")));

    world.client.tagResource(r -> r.resourceARN(ARN + "errors").tags(tag("team", "draws")));
    assertThat(tags()).containsExactly(tag("app", "lotto"), tag("team", "draws"));
    world.client.untagResource(r -> r.resourceARN(ARN + "errors").tagKeys("app"));

    assertThat(tags()).containsExactly(tag("team", "draws"));
  }

  @Test
  void an_alarm_that_is_gone_has_no_tags_and_gets_none() {
    assertThat(tags()).isEmpty();
    assertNotFound(
        "ResourceNotFoundException",
        () -> world.client.tagResource(r -> r.resourceARN(ARN + "errors").tags(tag("a", "b"))));
    assertNotFound(
        "ResourceNotFoundException",
        () -> world.client.untagResource(r -> r.resourceARN(ARN + "errors").tagKeys("a")));
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
    assertInvalid("Metrics is given", a -> a.metrics(hidden(errors("m1", 60, "Sum"))));
  }

  @Test
  void states_that_cannot_be_set_are_refused() {
    world.put("errors");

    assertThatThrownBy(() -> world.set("errors", StateValue.UNKNOWN_TO_SDK_VERSION))
        .hasMessageContaining("StateValue");
    assertThatThrownBy(
            () ->
                world.client.setAlarmState(
                    r ->
                        r.alarmName("errors")
                            .stateValue("OK")
                            .stateReason("x")
                            .stateReasonData("{")))
        .isInstanceOf(InvalidFormatException.class);
  }

  private void assertInvalid(String message, Consumer<PutMetricAlarmRequest.Builder> more) {
    assertThatThrownBy(() -> world.put(more))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"))
        .hasMessageContaining(message);
  }

  private static void assertNotFound(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(ResourceNotFoundException.class)
        .extracting(e -> ((AwsServiceException) e).awsErrorDetails().errorCode())
        .isEqualTo(code);
  }

  private List<Tag> tags() {
    return world.client.listTagsForResource(r -> r.resourceARN(ARN + "errors")).tags();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
