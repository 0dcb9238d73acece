package bluegreen.embedded.cloudwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
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
          errors + absent              | NaN
          FILL(absent, 0)              | 0
          FILL(errors, 0)              | 3
          IF(all > 10, errors / all, 0)| 0.25
          IF(all < 10, errors / all, 0)| 0
          IF(zero, errors)             | NaN
          IF(absent, errors, 7)        | 7
          errors >= 3                  | 1
          errors != 3                  | 0
          errors == 3                  | 1
          errors <= 2.5                | 0
          absent > 1                   | NaN
          """)
  void is_worked_out(String expression, Double result) {
    assertThat(
            MetricExpressionParser.parse(expression)
                .formula()
                .at(id -> VALUES.getOrDefault(id, Double.NaN)))
        .isEqualTo(result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SEARCH('{AWS/Lambda}', 'Sum')",
        "SUM(METRICS())",
        "ANOMALY_DETECTION_BAND(m1)",
        "m1 ? 2",
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
