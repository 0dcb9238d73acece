package bluegreen.embedded.cloudwatch.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.cloudwatch.metric.MetricKey;
import bluegreen.embedded.cloudwatch.metric.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

class AlarmEvaluationTest {
  private static final MetricKey ERRORS = new MetricKey("Test", "Errors", List.of());
  private static final Instant END = Instant.parse("2026-11-22T10:05:00Z");

  /** The two tables of "How alarms treat missing data"; KEEP is "retain current state". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0-X-X | 3 | OK                | OK    | OK    | OK
          ----0 | 3 | OK                | OK    | OK    | OK
          ----- | 3 | INSUFFICIENT_DATA | KEEP  | ALARM | OK
          0XX-X | 3 | ALARM             | ALARM | ALARM | ALARM
          --X-- | 3 | ALARM             | KEEP  | ALARM | OK
          0-X-X | 2 | ALARM             | ALARM | ALARM | ALARM
          00X0X | 2 | ALARM             | ALARM | ALARM | ALARM
          0-X-- | 2 | OK                | OK    | ALARM | OK
          ----0 | 2 | OK                | OK    | ALARM | OK
          ----X | 2 | ALARM             | KEEP  | ALARM | OK
          """)
  void missing_data_counts_as_the_user_guide_says(
      String points,
      int needed,
      String missing,
      String ignore,
      String breaching,
      String notBreaching) {
    assertThat(
            List.of(
                state(points, needed, "missing"),
                state(points, needed, "ignore"),
                state(points, needed, "breaching"),
                state(points, needed, "notBreaching")))
        .containsExactly(missing, ignore, breaching, notBreaching);
  }

  @ParameterizedTest
  @CsvSource({
    "GreaterThanThreshold, 1, OK, ALARM",
    "GreaterThanOrEqualToThreshold, 1, ALARM, ALARM",
    "LessThanThreshold, 1, OK, OK",
    "LessThanOrEqualToThreshold, 1, ALARM, OK"
  })
  void compares_as_its_operator_says(String operator, double threshold, String one, String two) {
    MetricAlarm alarm =
        alarm(1, 1, "missing").toBuilder()
            .comparisonOperator(ComparisonOperator.fromValue(operator))
            .threshold(threshold)
            .build();

    assertThat(state(alarm, store("1"))).isEqualTo(one);
    assertThat(state(alarm, store("2"))).isEqualTo(two);
  }

  @ParameterizedTest
  @CsvSource({
    "p99, ignore, 999, KEEP",
    "p99, ignore, 1000, ALARM",
    "p99, evaluate, 1, ALARM",
    "p90, ignore, 99, KEEP",
    "p90, ignore, 100, ALARM",
    "p10, ignore, 99, KEEP",
    "p10, ignore, 100, ALARM"
  })
  void few_samples_say_nothing_of_a_percentile_if_they_are_to_be_ignored(
      String percentile, String few, int samples, String state) {
    MetricAlarm alarm =
        alarm(1, 1, "missing").toBuilder()
            .statistic((String) null)
            .extendedStatistic(percentile)
            .evaluateLowSampleCountPercentile(few)
            .build();
    MetricStore store = new MetricStore(Duration.ZERO);
    store.add(ERRORS, END.minusSeconds(60), StandardUnit.COUNT, s -> s.add(9, samples));

    assertThat(state(alarm, store)).isEqualTo(state);
  }

  private static String state(String points, int needed, String treatMissingData) {
    return state(alarm(3, needed, treatMissingData), store(points));
  }

  private static String state(MetricAlarm alarm, MetricStore store) {
    return AlarmEvaluation.of(alarm, store, END, END).state().map(s -> s.toString()).orElse("KEEP");
  }

  /** One character a minute up to END: X breaches, digits are values, - is missing. */
  private static MetricStore store(String points) {
    MetricStore store = new MetricStore(Duration.ZERO);
    for (int i = 0; i < points.length(); i++) {
      char point = points.charAt(i);
      if (point != '-') {
        double value = point == 'X' ? 9 : Character.digit(point, 10);
        Instant at = END.minusSeconds(60L * (points.length() - i));
        store.add(ERRORS, at, StandardUnit.COUNT, s -> s.add(value, 1));
      }
    }
    return store;
  }

  private static MetricAlarm alarm(int periods, int needed, String treatMissingData) {
    return MetricAlarm.builder()
        .namespace("Test")
        .metricName("Errors")
        .period(60)
        .statistic("Sum")
        .evaluationPeriods(periods)
        .datapointsToAlarm(needed)
        .threshold(5.0)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
        .treatMissingData(treatMissingData)
        .build();
  }
}
