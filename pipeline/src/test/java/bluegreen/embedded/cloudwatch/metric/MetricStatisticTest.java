package bluegreen.embedded.cloudwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricStatisticTest {
  /** Of the numbers from 1 to 100, each measured twice. */
  @ParameterizedTest
  @CsvSource({
    "Sum, 10100",
    "Average, 50.5",
    "Minimum, 1",
    "Maximum, 100",
    "SampleCount, 200",
    "p90, 90",
    "p99.5, 100",
    "tm90, 45.5",
    "TM(:90%), 45.5",
    "TM(20:40), 30.5",
    "TM(10%:90%), 50.5",
    "IQM, 50.5",
    "TC(10:20), 20",
    "TC(10:), 180",
    "tc50, 100",
    "TS(90%:100%), 1910",
    "ts10, 110",
    "PR(:30), 30",
    "PR(30:), 70",
    "PR(0.5:), 100",
    "WM(10%:90%), 50.4",
    "WM(10:90), 50.4",
    "wm90, 49.95",
    "TM(200:300), NaN"
  })
  void a_statistic_is_of_the_samples_in_its_range(String name, double expected) {
    Distribution samples = new Distribution();
    IntStream.rangeClosed(1, 100).forEach(value -> samples.add(value, 2));

    assertThat(MetricStatistic.of(name).over(samples)).isCloseTo(expected, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p101", "sum", "TM(:)", "TM(5:10%)", "PR(10%:20%)", "XX(1:2)", "tm", ""})
  void other_names_are_refused(String name) {
    assertThatThrownBy(() -> MetricStatistic.of(name)).hasMessageContaining("is no statistic");
  }
}
