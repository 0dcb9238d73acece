package bluegreen.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorseTestTest {
  /** Computed independently, to six digits. */
  @ParameterizedTest
  @CsvSource({
    "10, 90, 1, 0, 5.41808",
    "10, 90, 2, 0, 37.8739",
    "10, 90, 3, 0, 296.163",
    "10, 90, 2, 1, 9.17508",
    "10, 90, 3, 1, 58.0765",
    "10, 90, 5, 10, 5.48925",
    "50, 50, 7, 0, 64.6277"
  })
  void the_evidence_is_the_published_one(long g, long b, long x, long y, double e) {
    assertThat(Math.exp(log(1, period(g, x, b, y)))).isCloseTo(e, within(e * 1e-5));
  }

  @Property
  void more_bad_answers_of_green_are_more_evidence(
      @ForAll @IntRange(min = 1, max = 1_000) int g,
      @ForAll @IntRange(max = 1_000) int b,
      @ForAll @IntRange(max = 900) int x) {
    long green = Math.max(g, x + 1L);

    assertThat(log(1, period(green, x + 1L, b + 1L, 0)))
        .isGreaterThan(log(1, period(green, x, b + 1L, 0)));
  }

  @Property
  void more_bad_answers_of_blue_are_less_evidence(
      @ForAll @IntRange(min = 1, max = 1_000) int g,
      @ForAll @IntRange(min = 1, max = 1_000) int b,
      @ForAll @IntRange(max = 999) int y) {
    long blue = Math.max(b, y + 1L);

    assertThat(log(1, period(g, 0, blue, y + 1L))).isLessThan(log(1, period(g, 0, blue, y)));
  }

  @Property
  void the_order_of_periods_does_not_matter(
      @ForAll @IntRange(max = 50) int x, @ForAll @IntRange(max = 50) int y) {
    Period one = period(60, x, 540, 3);
    Period other = period(100, 2, 100, y);

    assertThat(log(1, one, other)).isCloseTo(log(1, other, one), within(1e-9));
  }

  @Property
  void tolerated_harm_is_less_evidence(@ForAll @IntRange(min = 1, max = 50) int x) {
    assertThat(log(2, period(60, x, 540, 3))).isLessThan(log(1, period(60, x, 540, 3)));
  }

  @Property
  void no_count_is_too_large(
      @ForAll @LongRange(min = 1, max = 1_000_000_000L) long g,
      @ForAll @LongRange(min = 1, max = 1_000_000_000L) long b) {
    assertThat(log(1, period(g, g, b, 0))).isFinite();
    assertThat(log(1, period(g, 0, b, b))).isFinite();
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "10, 0"})
  void a_period_without_requests_to_both_says_nothing(long green, long blue) {
    assertThat(log(1, period(green, green, blue, blue))).isZero();
  }

  private static double log(double tolerated, Period... periods) {
    WorseTest test = new WorseTest(tolerated, Counting.EVERY_ANSWER);
    for (Period period : periods) {
      test.add(period);
    }
    return test.log();
  }

  private static Period period(long g, long x, long b, long y) {
    return new Period(new Counts(g, x), new Counts(b, y));
  }
}
