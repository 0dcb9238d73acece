package bluegreen.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddsTest {
  /** So many requests that drawing without replacement makes no difference. */
  private static final long MANY = 1_000_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "0.1, 1, 0, 5.41808",
    "0.1, 2, 0, 37.8739",
    "0.1, 3, 0, 296.163",
    "0.1, 2, 1, 9.17508",
    "0.1, 3, 1, 58.0765",
    "0.1, 5, 10, 5.48925",
    "0.5, 7, 0, 64.6277",
  })
  void the_e_value_is_the_published_one(double share, long green, long blue, double expected) {
    long requests = Math.round(share * MANY);
    Period period = new Period(new Counts(requests, green), new Counts(MANY - requests, blue));

    assertThat(Math.exp(Odds.NONE.withCauses(period, Counting.EVERY_ANSWER, 1).log()))
        .isCloseTo(expected, within(expected * 2e-6));
    assertThat(Math.exp(Odds.NONE.withAnswers(period, 1).log()))
        .isCloseTo(expected, within(expected * 2e-6));
  }

  @Test
  void a_probe_of_few_requests_is_judged_by_the_exact_law() {
    // Of three bad answers among ten, all three are green's by chance in 1 of 120 draws.
    Period period = new Period(new Counts(3, 3), new Counts(7, 0));
    double expected = 0;
    for (double ratio : new double[] {1.5, 2, 4, 8, 16, 32, 64, 128}) {
      double law = 35 + 63 * ratio + 21 * ratio * ratio + Math.pow(ratio, 3);
      expected += 120 * Math.pow(ratio, 3) / law / 8;
    }

    assertThat(Math.exp(Odds.NONE.withAnswers(period, 1).log())).isCloseTo(expected, within(1e-9));
  }

  @Test
  void the_exact_law_is_that_of_fisher_s_test() {
    // scipy: fisher_exact([[3, 57], [0, 540]], 'greater')
    Period period = new Period(new Counts(60, 3), new Counts(540, 0));
    double[] law = Odds.law(period, 0, 3, 0);

    assertThat(Math.exp(law[3] - Logs.sum(law))).isCloseTo(.000955327, within(5e-10));
  }

  @Test
  void no_numbers_have_no_sum() {
    assertThat(Logs.sum()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Logs.sum(1000, 1000)).isCloseTo(1000 + Math.log(2), within(1e-9));
  }

  @Test
  void what_had_to_be_is_no_evidence() {
    Odds odds =
        Odds.NONE
            .withAnswers(new Period(new Counts(10, 10), new Counts(90, 90)), 1)
            .withAnswers(new Period(new Counts(10, 3), Counts.NONE), 1)
            .withAnswers(new Period(Counts.NONE, new Counts(10, 3)), 1)
            .withAnswers(new Period(new Counts(10, 0), new Counts(90, 0)), 1)
            .withCauses(new Period(Counts.NONE, new Counts(10, 3)), Counting.EVERY_ANSWER, 1)
            .withCauses(new Period(new Counts(10, 3), Counts.NONE), Counting.EVERY_ANSWER, 1);

    assertThat(odds.log()).isZero();
  }

  @Property
  void evidence_rises_with_green_s_bad_answers_and_falls_with_blue_s(
      @ForAll @IntRange(max = 60) int green,
      @ForAll @IntRange(max = 60) int blue,
      @ForAll @LongRange(min = 61, max = 1_000_000_000) long greens,
      @ForAll @LongRange(min = 61, max = 1_000_000_000) long blues) {
    double log = log(greens, green, blues, blue);

    assertThat(log(greens, green + 1, blues, blue)).isGreaterThan(log - 1e-9);
    assertThat(log(greens, green, blues, blue + 1)).isLessThan(log + 1e-9);
  }

  private static double log(long greens, int green, long blues, int blue) {
    Period period = new Period(new Counts(greens, green), new Counts(blues, blue));
    return Odds.NONE.withCauses(period, Counting.EVERY_ANSWER, 1).log();
  }

  @Property
  void the_exact_law_gives_at_least_as_much_evidence(
      @ForAll @LongRange(min = 1, max = 100) long greens,
      @ForAll @LongRange(min = 1, max = 100) long blues,
      @ForAll @IntRange(max = 30) int green,
      @ForAll @IntRange(max = 30) int blue) {
    long x = Math.min(green, greens);
    Period period = new Period(new Counts(greens, x), new Counts(blues, Math.min(blue, blues)));

    assertThat(Odds.NONE.withAnswers(period, 1).log())
        .isGreaterThanOrEqualTo(
            Odds.NONE.withCauses(period, Counting.EVERY_ANSWER, 1).log() - 1e-9);
  }

  @Property
  void the_order_of_periods_does_not_matter(
      @ForAll @IntRange(max = 20) int one, @ForAll @IntRange(max = 20) int other) {
    Period first = new Period(new Counts(50, one), new Counts(450, other));
    Period second = new Period(new Counts(70, other), new Counts(90, one));

    assertThat(Odds.NONE.withAnswers(first, 1).withAnswers(second, 1).log())
        .isEqualTo(Odds.NONE.withAnswers(second, 1).withAnswers(first, 1).log(), within(1e-9));
  }

  @Property
  void periods_of_the_same_share_can_be_merged(
      @ForAll @IntRange(max = 9) int green, @ForAll @IntRange(max = 9) int blue) {
    Period half = new Period(new Counts(100, green), new Counts(900, blue));
    Period whole = new Period(new Counts(200, 2L * green), new Counts(1800, 2L * blue));

    assertThat(
            Odds.NONE
                .withCauses(half, Counting.EVERY_ANSWER, 1)
                .withCauses(half, Counting.EVERY_ANSWER, 1)
                .log())
        .isEqualTo(Odds.NONE.withCauses(whole, Counting.EVERY_ANSWER, 1).log(), within(1e-9));
  }

  @Property
  void expected_evidence_of_an_equal_version_is_one(
      @ForAll @LongRange(min = 1, max = 40) long greens,
      @ForAll @LongRange(min = 1, max = 40) long blues,
      @ForAll @IntRange(max = 30) int bad) {
    long all = Math.min(bad, greens + blues);
    double total = 0;
    double mean = 0;
    for (long x = Math.max(0, all - blues); x <= Math.min(all, greens); x++) {
      double ways = Math.exp(choose(greens, x) + choose(blues, all - x));
      Period period = new Period(new Counts(greens, x), new Counts(blues, all - x));
      total += ways;
      mean += ways * Math.exp(Odds.NONE.withAnswers(period, 1).log());
    }

    assertThat(mean / total).isCloseTo(1, within(1e-9));
  }

  private static double choose(long n, long k) {
    double log = 0;
    for (long i = 0; i < k; i++) {
      log += Math.log((double) n - i) - Math.log(i + 1.0);
    }
    return log;
  }

  @Property
  void extreme_counts_have_a_finite_result(
      @ForAll @LongRange(max = 1_000_000_000_000_000L) long greens,
      @ForAll @LongRange(max = 1_000_000_000_000_000L) long green,
      @ForAll @LongRange(max = 1_000_000_000_000_000L) long blues,
      @ForAll @LongRange(max = 1_000_000_000_000_000L) long blue) {
    Period period =
        new Period(
            new Counts(greens, Math.min(green, greens)), new Counts(blues, Math.min(blue, blues)));

    assertThat(Odds.NONE.withAnswers(period, 1).log()).isFinite();
    assertThat(Odds.NONE.withAnswers(period, 3).log()).isFinite();
  }

  @Test
  void a_harmless_ratio_takes_more_evidence() {
    Period period = new Period(new Counts(100, 6), new Counts(900, 9));

    assertThat(Odds.NONE.withAnswers(period, 1).log()).isGreaterThan(2);
    assertThat(Odds.NONE.withAnswers(period, 8).log()).isNegative();
    assertThat(Odds.NONE.withCauses(period, Counting.EVERY_ANSWER, 8).log())
        .isLessThan(Odds.NONE.withCauses(period, Counting.EVERY_ANSWER, 1).log());
  }
}
