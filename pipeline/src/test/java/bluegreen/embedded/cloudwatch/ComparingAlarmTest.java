package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.CloudWatchWorld.expression;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.hidden;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.onMetrics;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** An alarm on an expression that compares two versions over five minutes. */
class ComparingAlarmTest {
  private final CloudWatchWorld world = new CloudWatchWorld("10:00:10");

  @BeforeEach
  void put() {
    world.put(
        alarm -> {
          onMetrics(
              alarm,
              hidden(query("greenRequests", "GreenRequests", 300, "Sum")),
              hidden(query("greenErrors", "GreenErrors", 300, "Sum")),
              hidden(query("blueRequests", "BlueRequests", 300, "Sum")),
              hidden(query("blueErrors", "BlueErrors", 300, "Sum")),
              expression(
                  "greenWorse",
                  "IF(FILL(greenRequests, 0) >= 20 AND FILL(greenErrors, 0) / greenRequests"
                      + " > FILL(blueErrors, 0) / blueRequests + 0.05, 1, 0)"));
          alarm.treatMissingData("notBreaching");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "20, 2, 100, 0, ALARM",
    "20, 1, 100, 0, OK",
    "19, 19, 100, 0, OK",
    "20, 20, 100, 100, OK",
    "20, 4, 100, 10, ALARM",
    "20, 3, 100, 10, OK",
    "20, 2, 0, 0, ALARM",
    "0, 0, 100, 100, OK",
    "0, 0, 0, 0, OK",
  })
  void green_is_compared_with_blue(
      int greenRequests, int greenErrors, int blueRequests, int blueErrors, StateValue state) {
    record("GreenRequests", greenRequests);
    record("GreenErrors", greenErrors);
    record("BlueRequests", blueRequests);
    record("BlueErrors", blueErrors);

    world.at("10:04:00");

    assertThat(world.alarm().stateValue()).isEqualTo(state);
  }

  @Test
  void the_minutes_of_a_period_are_added_up_as_they_pass() {
    for (int minute = 0; minute < 4; minute++) {
      record("GreenRequests", 5);
      record("GreenErrors", 5);
      record("BlueRequests", 45);
      assertThat(world.alarm().stateValue()).isNotEqualTo(StateValue.ALARM);
      world.pass(Duration.ofMinutes(1));
    }

    world.pass(Duration.ofMinutes(2));

    assertThat(world.alarm().stateValue()).isEqualTo(StateValue.ALARM);
    world.pass(Duration.ofMinutes(5));
    assertThat(world.alarm().stateValue()).isEqualTo(StateValue.OK);
  }

  private void record(String metric, int count) {
    IntStream.range(0, count).forEach(_ -> world.record(metric, 1));
  }
}
