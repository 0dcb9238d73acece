package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.CloudWatchWorld.ARN;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.errors;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.hidden;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** How a metric alarm changes its state, and what it says about it. */
class AlarmStatesTest {
  private final CloudWatchWorld world = new CloudWatchWorld("09:59:30");

  @Test
  void a_new_alarm_has_no_data_and_is_evaluated_soon() {
    world.put(a -> a.treatMissingData("notBreaching"));
    assertThat(world.alarm().stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(world.alarm().stateReason()).isEqualTo("Unchecked: Initial alarm creation");
    assertThat(world.alarm().alarmArn()).isEqualTo(ARN + "errors");

    world.at("09:59:35");

    assertThat(world.alarm().stateValue()).isEqualTo(StateValue.OK);
    assertThat(world.alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint"
                + " was treated as [NonBreaching].");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10:00:00", "10:00:30", "10:00:59"})
  void an_error_becomes_an_alarm_one_to_two_minutes_later(String error) {
    world.put(a -> a.treatMissingData("notBreaching"));
    Instant happened = world.at(error);
    world.recordErrors(3);

    world.at("10:01:59");
    assertThat(world.alarm().stateValue()).isEqualTo(StateValue.OK);
    world.at("10:02:00");

    assertThat(world.alarm().stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(Duration.between(happened, world.alarm().stateTransitionedTimestamp()))
        .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
  }

  @Test
  void the_reason_speaks_as_aws_does() {
    world.put(a -> a.datapointsToAlarm(1));
    world.at("10:00:10");
    world.recordErrors(3);
    world.at("10:01:10");
    world.recordErrors(0);

    world.at("10:02:00");
    assertThat(world.alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 out of the last 1 datapoints [3.0 (22/11/26 10:00:00)] was"
                + " greater than or equal to the threshold (1.0) (minimum 1 datapoint for OK ->"
                + " ALARM transition).");
    assertThat(world.alarm().stateReasonData())
        .isEqualTo(
            """
            {"version":"1.0","queryDate":"2026-11-22T10:02:00.000+0000",\
            "startDate":"2026-11-22T10:00:00.000+0000","statistic":"Sum","period":60,\
            "recentDatapoints":[3.0],"threshold":1.0,"evaluatedDatapoints":\
            [{"timestamp":"2026-11-22T10:00:00.000+0000","sampleCount":1.0,"value":3.0}]}\
            """);
    world.at("10:03:00");
    assertThat(world.alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 out of the last 1 datapoints [0.0 (22/11/26 10:01:00)] was not"
                + " greater than or equal to the threshold (1.0) (minimum 1 datapoint for ALARM ->"
                + " OK transition).");
  }

  @Test
  void the_reason_is_shorter_without_datapoints_to_alarm() {
    world.put(a -> a.evaluationPeriods(2).treatMissingData("notBreaching"));
    world.at("10:00:10");
    world.recordErrors(3);
    world.at("10:01:10");
    world.recordErrors(4);

    world.at("10:03:00");

    assertThat(world.alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 2 datapoints [4.0 (22/11/26 10:01:00), 3.0 (22/11/26 10:00:00)]"
                + " were greater than or equal to the threshold (1.0).");
  }

  @Test
  void without_any_data_an_alarm_has_too_little() {
    world.put("errors");
    world.at("10:00:10");
    world.recordErrors(0);
    world.at("10:02:00");
    assertThat(world.alarm().stateValue()).isEqualTo(StateValue.OK);

    world.at("10:05:00");

    assertThat(world.alarm().stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(world.alarm().stateReason())
        .isEqualTo("Insufficient Data: 1 datapoint was unknown.");
  }

  @Test
  void an_alarm_on_a_rate_watches_an_expression() {
    world.client.putMetricAlarm(
        r ->
            r.alarmName("errors")
                .evaluationPeriods(1)
                .threshold(5.0)
                .comparisonOperator("GreaterThanThreshold")
                .metrics(
                    MetricDataQuery.builder().id("rate").expression("100 * errors / all").build(),
                    hidden(errors("errors", 60, "Sum")),
                    hidden(errors("all", 60, "SampleCount"))));
    world.at("10:00:10");
    for (int i = 0; i < 9; i++) {
      world.recordErrors(0);
    }
    world.recordErrors(1);

    world.at("10:02:00");

    assertThat(world.alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 datapoint [10.0 (22/11/26 10:00:00)] was greater than the"
                + " threshold (5.0).");
  }

  @Test
  void a_state_that_is_set_lasts_until_the_next_evaluation() {
    List<String> heard = new ArrayList<>();
    world.cloudWatch.onAlarmChange(
        (when, name, before, after, reason) ->
            heard.add(when + " " + name + " " + before + " " + after + " " + reason));
    world.put(a -> a.treatMissingData("notBreaching"));
    world.at("10:00:10");

    world.set("errors", StateValue.ALARM);
    world.at("10:00:59");
    assertThat(world.alarm().stateReason()).isEqualTo("drill");
    assertThat(world.cloudWatch.alarmState("errors")).contains(StateValue.ALARM);
    world.at("10:01:00");

    assertThat(world.alarm().stateValue()).isEqualTo(StateValue.OK);
    assertThat(heard)
        .hasSize(3)
        .contains("2026-11-22T10:00:10Z errors OK ALARM drill")
        .last()
        .asString()
        .startsWith("2026-11-22T10:01:00Z errors ALARM OK Threshold Crossed");
  }

  @Test
  void an_update_keeps_the_state() {
    world.put(a -> a.treatMissingData("notBreaching"));
    world.at("10:00:00");

    world.put(a -> a.treatMissingData("notBreaching").threshold(7.0));

    assertThat(world.alarm().threshold()).isEqualTo(7);
    assertThat(world.alarm().stateValue()).isEqualTo(StateValue.OK);
  }
}
