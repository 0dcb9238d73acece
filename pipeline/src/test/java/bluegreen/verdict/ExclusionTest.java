package bluegreen.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bluegreen.verdict.Exclusion.Rates;
import bluegreen.verdict.Exclusion.Share;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExclusionTest {
  @ParameterizedTest
  @CsvSource({"0.01, 60, 540, 0.0091139361", "0.001, 6, 54, 0.0008971293"})
  void the_projection_is_the_published_one(double rate, double green, double blue, double o) {
    assertThat(Exclusion.nearest(new Rates(rate, rate), green, blue, 0.05))
        .isCloseTo(o, within(1e-10));
  }

  @Test
  void about_seventy_good_answers_exclude_five_points() {
    Exclusion exclusion = Exclusion.expecting(0.005);
    int green = 0;
    for (; exclusion.log() < -Math.log(0.05); green++) {
      exclusion = exclusion.with(new Share(1, 0), new Share(9, 0), 0.05);
    }

    assertThat(green).isBetween(59, 70);
  }

  @Test
  void without_blue_green_alone_has_to_be_below_delta() {
    Exclusion exclusion = Exclusion.expecting(0.001).with(new Share(60, 0), Share.NONE, 0.05);

    assertThat(exclusion.log())
        .isCloseTo(60 * (Math.log1p(-0.001) - Math.log1p(-0.05)), within(1e-6));
  }

  @Test
  void blue_alone_shows_nothing_of_green() {
    assertThat(Exclusion.expecting(0.01).with(Share.NONE, new Share(500, 70), 0.05).log())
        .isCloseTo(0, within(1e-6));
  }

  @Test
  void a_green_that_looks_worse_by_delta_gains_nothing() {
    Exclusion worse = Exclusion.expecting(0.01).with(new Share(100, 50), new Share(900, 9), 0.05);

    assertThat(worse.gain(new Share(100, 0), new Share(900, 0), 0.05)).isZero();
  }

  @Test
  void bad_answers_of_green_tell_against_it() {
    Exclusion start = Exclusion.expecting(0.01);

    assertThat(start.gain(new Share(50, 6), new Share(450, 4), 0.05)).isNegative();
    assertThat(start.gain(new Share(50, 6), new Share(450, 200), 0.05)).isPositive();
  }

  @Property
  void extreme_counts_have_a_finite_result(
      @ForAll @LongRange(max = 1_000_000_000L) long greens,
      @ForAll @LongRange(max = 1_000_000_000L) long green,
      @ForAll @LongRange(max = 1_000_000_000L) long blues,
      @ForAll @LongRange(max = 1_000_000_000L) long blue) {
    Share first = new Share(greens, Math.min(green, greens));
    Share second = new Share(blues, Math.min(blue, blues));

    assertThat(Exclusion.expecting(0.005).with(first, second, 0.05).with(first, second, 0.05).log())
        .isFinite();
  }
}
