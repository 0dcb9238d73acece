package bluegreen.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both bounds, by simulation with a fixed seed; a look every minute. */
class BoundsTest {
  private static final int RELEASES = 1500;

  @ParameterizedTest
  @CsvSource({"6, 54, 0.01", "60, 540, 0.002", "30, 30, 0.05", "3, 3, 0.3"})
  void a_version_that_is_no_worse_is_called_worse_in_at_most_one_release_of_a_hundred(
      int greens, int blues, double rate) {
    SplittableRandom random = new SplittableRandom(1);
    int wrong = 0;
    for (int release = 0; release < RELEASES; release++) {
      Odds odds = Odds.NONE;
      boolean worse = false;
      for (int minute = 0; minute < 40; minute++) {
        double moving = minute / 10 == 1 ? 0.6 : rate;
        odds = odds.withAnswers(minute(random, greens, blues, new double[] {moving, moving}), 1);
        worse |= odds.log() >= Math.log(100);
      }
      wrong += worse ? 1 : 0;
    }

    assertThat(wrong).isLessThanOrEqualTo(RELEASES / 100);
  }

  @ParameterizedTest
  @CsvSource({"6, 54, 0.01", "60, 540, 0.001", "30, 30, 0.1"})
  void a_version_that_is_worse_by_delta_is_called_healthy_in_at_most_five_releases_of_a_hundred(
      int greens, int blues, double rate) {
    SplittableRandom random = new SplittableRandom(2);
    int wrong = 0;
    for (int release = 0; release < RELEASES; release++) {
      Exclusion exclusion = Exclusion.expecting(0.005);
      boolean healthy = false;
      for (int minute = 0; minute < 40; minute++) {
        Period period = minute(random, greens, blues, new double[] {rate + 0.05, rate});
        exclusion =
            exclusion.with(
                Exclusion.Share.of(period.green(), 1), Exclusion.Share.of(period.blue(), 1), 0.05);
        healthy |= exclusion.log() >= Math.log(20);
      }
      wrong += healthy ? 1 : 0;
    }

    assertThat(wrong).isBetween(1, RELEASES * 6 / 100);
  }

  private static Period minute(SplittableRandom random, int greens, int blues, double[] rates) {
    return new Period(
        new Counts(greens, bad(random, greens, rates[0])),
        new Counts(blues, bad(random, blues, rates[1])));
  }

  private static int bad(SplittableRandom random, int requests, double rate) {
    int bad = 0;
    for (int i = 0; i < requests; i++) {
      bad += random.nextDouble() < rate ? 1 : 0;
    }
    return bad;
  }
}
