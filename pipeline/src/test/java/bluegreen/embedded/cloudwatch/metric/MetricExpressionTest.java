package bluegreen.embedded.cloudwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricExpressionTest {
  private static final Map<String, Double> VALUES = Map.of("errors", 3.0, "all", 12.0, "zero", 0.0);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          errors / all * 100           | 25
          errors + all - 1             | 14
          -errors                      | -3
          2 * (errors + 1)             | 8
          all - errors - 2             | 7
          errors / zero                | NaN
          errors + absent              | 3
          absent - errors              | -3
          absent + 1                   | NaN
          absent + gone                | NaN
          errors / absent              | NaN
          absent / errors              | 0
          FILL(absent, 0)              | 0
          FILL(errors, 0)              | 3
          IF(all > 10, errors / all, 0)| 0.25
          IF(all < 10, errors / all, 0)| 0
          IF(zero, errors)             | NaN
          IF(absent, errors, 7)        | NaN
          IF(errors, absent, 7)        | 0
          IF(zero, errors, absent)     | NaN
          IF(2 > 1, errors, all)       | 3
          errors * (2 - -1)            | 9
          errors > 2 AND all > 20      | 0
          errors > 2 && all > 10       | 1
          errors > 4 OR all > 10       | 1
          zero OR errors AND all       | 1
          errors > 2 AND absent > 2    | 0
          errors > absent              | 1
          errors >= 3                  | 1
          errors != 3                  | 0
          errors == 3                  | 1
          errors <= 2.5                | 0
          absent > 1                   | NaN
          absent AND gone              | NaN
          """)
  void is_worked_out(String expression, Double result) {
    assertThat(
            MetricExpressionParser.parse(expression)
                .formula()
                .at(id -> VALUES.getOrDefault(id, Double.NaN)))
        .isEqualTo(result);
  }

  @Test
  void bars_mean_or() {
    assertThat(MetricExpressionParser.parse("zero || errors > 4").formula().at(VALUES::get))
        .isZero();
    assertThat(MetricExpressionParser.parse("zero || errors > 2").formula().at(VALUES::get))
        .isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SEARCH('{AWS/Lambda}', 'Sum')",
        "SUM(METRICS())",
        "ANOMALY_DETECTION_BAND(m1)",
        "m1 ? 2",
        "m1 AND",
        "m1 & m2",
        "1 + 2",
        "IF(1 > 2, m1",
        "m1 +",
        "(m1",
        "m1 m2",
        ""
      })
  void is_refused_by_name_if_it_is_more_than_that(String expression) {
    assertThatThrownBy(() -> MetricExpressionParser.parse(expression))
        .hasMessageContaining("Error in expression '" + expression + "'");
  }
}
