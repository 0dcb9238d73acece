package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.CloudWatchWorld.ARN;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.expression;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.hidden;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.onMetrics;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidFormatException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** What callers do with metric alarms. */
class AlarmOperationsTest {
  private final CloudWatchWorld world = new CloudWatchWorld("09:59:30");

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
    assertInvalid("alarmName", a -> a.alarmName(""));
    assertInvalid("Threshold", a -> a.threshold(null));
    assertInvalid("ComparisonOperator", a -> a.comparisonOperator("GreaterThanUpperThreshold"));
    assertInvalid("Anomaly detection", a -> a.thresholdMetricId("ad1"));
    assertInvalid("TreatMissingData", a -> a.treatMissingData("nonsense"));
    assertInvalid("EvaluationPeriods", a -> a.evaluationPeriods(null));
    assertInvalid(
        "EvaluateLowSampleCountPercentile", a -> a.evaluateLowSampleCountPercentile("unknown"));
    assertInvalid("DatapointsToAlarm", a -> a.datapointsToAlarm(2));
    assertInvalid("Statistic", a -> a.extendedStatistic("p99"));
    assertInvalid("multiple of 60", a -> a.period(30));
    assertInvalid("multiple of 60", a -> a.period(null));
    assertInvalid("more than 1 day", a -> a.period(300).evaluationPeriods(1_000));
    assertInvalid("MetricName", a -> a.metricName(null));
    assertInvalid("Namespace must not be null", a -> a.namespace(null));
  }

  @Test
  void alarms_on_expressions_that_cannot_be_are_refused() {
    assertRefused(
        "Exactly one element of the metrics list should return data.",
        query("m1", "Errors", 60, "Sum"),
        query("m2", "Errors", 60, "Sum"));
    assertRefused(
        "Exactly one element of the metrics list should return data.",
        hidden(query("m1", "Errors", 60, "Sum")));
    assertRefused(
        "which no query has", hidden(query("m1", "Errors", 60, "Sum")), expression("e", "m1 + m2"));
    assertRefused("refers to itself", expression("e", "e + 1"));
    assertRefused(
        "is not served here", expression("e", "SEARCH('{AWS/Lambda} Errors', 'Sum', 60)"));
    assertRefused(
        "at most 10 metrics",
        IntStream.rangeClosed(0, 10)
            .mapToObj(i -> query("m" + i, "Errors", 60, "Sum"))
            .toArray(MetricDataQuery[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MetricName",
        "Namespace",
        "Dimensions",
        "Period",
        "Statistic",
        "ExtendedStatistic",
        "Unit"
      })
  void beside_a_list_of_metrics_there_can_be_no_other(String member) {
    Consumer<PutMetricAlarmRequest.Builder> add =
        switch (member) {
          case "MetricName" -> a -> a.metricName("Errors");
          case "Namespace" -> a -> a.namespace("AWS/Lambda");
          case "Dimensions" -> a -> a.dimensions(CloudWatchWorld.FUNCTION);
          case "Period" -> a -> a.period(60);
          case "Statistic" -> a -> a.statistic("Sum");
          case "ExtendedStatistic" -> a -> a.extendedStatistic("p99");
          default -> a -> a.unit("Count");
        };

    assertInvalid(
        member + " should not be set if list of Metrics is set.",
        a -> {
          onMetrics(a, query("m1", "Errors", 60, "Sum"));
          add.accept(a);
        });
  }

  private void assertRefused(String message, MetricDataQuery... metrics) {
    assertInvalid(message, a -> onMetrics(a, metrics));
  }

  @Test
  void states_that_cannot_be_set_are_refused() {
    world.put("errors");

    assertThatThrownBy(() -> world.set("errors", StateValue.UNKNOWN_TO_SDK_VERSION))
        .hasMessageContaining("stateValue");
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
            e -> assertThat(e.awsErrorDetails().errorCode()).matches("Validation(Error|Exception)"))
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
