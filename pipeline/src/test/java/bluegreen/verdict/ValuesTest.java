package bluegreen.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.verdict.Counts.Environments;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | 0 | requests is -1; it must be from 0 to 1000000000000000",
        "1000000000000001 | 0 | requests is 1000000000000001; it must be from 0 to"
            + " 1000000000000000",
        "5 | 6 | bad is 6; it must be from 0 to the 5 requests",
        "5 | -1 | bad is -1; it must be from 0 to the 5 requests",
      })
  void impossible_counts_are_refused(long requests, long bad, String message) {
    assertThatThrownBy(() -> new Counts(requests, bad, new Environments(0, 0))).hasMessage(message);
  }

  @Test
  void impossible_environments_are_refused() {
    assertThatThrownBy(() -> new Counts(9, 2, new Environments(5, 3)))
        .hasMessage("Environments[seen=5, failing=3] do not fit 2 bad of 9 requests");
    assertThatThrownBy(() -> new Counts(9, 2, new Environments(5, 0))).hasMessageContaining("fit");
    assertThatThrownBy(() -> new Counts(9, 2, new Environments(10, 1))).hasMessageContaining("fit");
    assertThatThrownBy(() -> new Environments(1, 2))
        .hasMessage("failing is 2; it must be from 0 to the 1 environments");
    assertThatThrownBy(() -> new Environments(1, -1)).hasMessageContaining("failing is -1");
  }

  @Test
  void environments_that_are_not_known_may_have_been_one() {
    assertThat(new Counts(9, 2).environments()).isEqualTo(new Environments(1, 1));
    assertThat(new Counts(9, 0).environments()).isEqualTo(new Environments(1, 0));
    assertThat(Counts.NONE.environments()).isEqualTo(new Environments(0, 0));
    assertThat(new Counts(9, 0, 0).environments()).isEqualTo(new Environments(1, 0));
    assertThat(new Counts(9, 3, 2).environments()).isEqualTo(new Environments(2, 2));
    assertThatThrownBy(() -> new Counts(9, 3, 4)).hasMessageContaining("fit");
    assertThatThrownBy(() -> new Counts(9, 3, -1)).hasMessageContaining("failing is -1");
  }

  @Test
  void blue_s_bursts_are_counted_in_full_where_all_of_its_environments_failed() {
    assertThat(Counting.ONE_AN_ENVIRONMENT.other(new Counts(90, 9, 3))).isEqualTo(9);
    assertThat(Counting.ONE_AN_ENVIRONMENT.other(new Counts(90, 0))).isZero();
    assertThat(Counting.ONE_AN_ENVIRONMENT.other(new Counts(90, 9, new Environments(4, 2))))
        .isEqualTo(4 * Math.log(2));
    assertThat(Counting.ONE_AN_ENVIRONMENT.other(new Counts(90, 1, new Environments(2, 1))))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, .05, .05, 1, alpha is 0.0; it must be from 1.0E-6 to 0.2",
    ".3, .05, .05, 1, alpha is 0.3; it must be from 1.0E-6 to 0.2",
    ".01, .6, .05, 1, beta is 0.6; it must be from 1.0E-6 to 0.5",
    ".01, .05, 0, 1, delta is 0.0; it must be from 0.001 to 0.5",
    ".01, .05, .05, 0.9, ratio is 0.9; it must be from 1.0 to 100.0",
    ".01, .05, .05, NaN, ratio is NaN; it must be from 1.0 to 100.0",
  })
  void tolerances_have_ranges(
      double alpha, double beta, double delta, double ratio, String message) {
    assertThatThrownBy(() -> new Tolerances(alpha, beta, delta, ratio)).hasMessage(message);
  }

  @Test
  void slow_answers_are_tolerated_four_times_as_far() {
    Kind slow = new Kind.Slow(Duration.ofSeconds(1));

    assertThat(Tolerances.DEFAULT.delta(Kind.ERRORS)).isEqualTo(0.05);
    assertThat(Tolerances.DEFAULT.delta(slow)).isEqualTo(0.2);
    assertThat(Tolerances.DEFAULT.withDelta(0.2).delta(slow)).isEqualTo(0.5);
    assertThat(Tolerances.DEFAULT.withRatio(3)).isEqualTo(new Tolerances(0.01, 0.05, 0.05, 3));
  }

  @Test
  void lengths_and_thresholds_are_above_zero() {
    assertThatThrownBy(() -> new Period(Counts.NONE, Counts.NONE, Duration.ZERO))
        .hasMessage("length is PT0S; it must be above zero");
    assertThatThrownBy(() -> new Kind.Slow(Duration.ZERO))
        .hasMessage("above is PT0S; it must be above zero");
    assertThatThrownBy(() -> new Interval(2, 1)).hasMessage("low is 2.0; it must be at most 1.0");
  }

  @Test
  void slow_thresholds_are_the_percentiles_of_blue() {
    List<Duration> hundred = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

    assertThat(SlowThresholds.ofDurations(hundred.reversed()).above())
        .containsExactly(Duration.ofMillis(50), Duration.ofMillis(90), Duration.ofMillis(99));
    assertThat(SlowThresholds.ofDurations(List.of(Duration.ofNanos(1))).kinds())
        .containsExactly(new Kind.Slow(Duration.ofMillis(1)));
    assertThat(SlowThresholds.ofPercentiles(List.of(Duration.ofNanos(1_000_001))).above())
        .containsExactly(Duration.ofMillis(2));
    assertThatThrownBy(() -> SlowThresholds.ofDurations(List.of()))
        .hasMessage("no durations; there must be at least one");
    assertThatThrownBy(() -> new SlowThresholds(List.of()))
        .hasMessage("0 thresholds; there must be one to 5");
    assertThatThrownBy(() -> new SlowThresholds(hundred.subList(0, 6)))
        .hasMessage("6 thresholds; there must be one to 5");
  }
}
