package bluegreen.verdict;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * What a canary can show, before it starts. A promise: the test looks once a minute and also stops
 * earlier, so it finds at least as much as its last look, which is what is calculated here.
 *
 * @param weight green's share of the requests, above 0 and below 1
 * @param length of the canary, from a minute to a week
 */
public record Plan(Traffic traffic, Tolerances tolerances, double weight, Duration length) {
  private static final Duration LONGEST = Duration.ofDays(7);

  /** Points of blue's distribution over which the power is averaged. */
  private static final int POINTS = 64;

  /** How many bursts of blue are counted for one where few environments answer. */
  private static final double COLLISIONS = 1.25;

  /** Errors make green worse at this many times 1/α, because slow answers are judged as well. */
  private static final double SPLIT = 1.25;

  public Plan {
    if (!(weight > 0 && weight < 1)) {
      throw new IllegalArgumentException(
          "weight is %s; it must be above 0 and below 1".formatted(weight));
    }
    if (length.compareTo(Duration.ofMinutes(1)) < 0 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "length is %s; it must be from a minute to %s".formatted(length, LONGEST));
    }
  }

  /** The probability that green is found to be worse, if its rate is {@code harm} above blue's. */
  public double power(double harm) {
    return power(harm, minutes());
  }

  /** The median time until green is found to be worse; empty if it is longer than the canary. */
  public Optional<Duration> timeToWorse(double harm) {
    return first(minutes -> power(harm, minutes) >= 0.5);
  }

  /**
   * The time until green, if it is as good as blue, is found to be healthy with a probability;
   * empty if it is longer than the canary.
   *
   * @param probability above 0 and below 1; 0.5 for the median
   */
  public Optional<Duration> timeToHealthy(double probability) {
    return first(minutes -> excluded(probability, minutes) >= -Math.log(tolerances.beta()));
  }

  /** Whether a harm of δ is found, and a good version healthy, with a probability. */
  public boolean promises(double probability) {
    return power(tolerances.delta()) >= probability && timeToHealthy(probability).isPresent();
  }

  private int minutes() {
    return (int) length.toMinutes();
  }

  /** The first minute from which on a condition holds, which once true stays true. */
  private Optional<Duration> first(IntPredicate holds) {
    int low = 0;
    int high = minutes();
    if (!holds.test(high)) {
      return Optional.empty();
    }
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Optional.of(Duration.ofMinutes(high));
  }

  private double power(double harm, int minutes) {
    double bursts = traffic.burst();
    long blue = blue(minutes);
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      int causes = quantile(blue * traffic.rate() / bursts, (i + 0.5) / POINTS);
      double counted =
          switch (traffic.manner().counting()) {
            case EVERY_ANSWER, ONE_A_MINUTE -> causes * bursts;
            case ONE_AN_ENVIRONMENT -> causes * COLLISIONS;
          };
      long bad = Math.min(blue, Math.round(counted));
      sum += reaching(needed(green(minutes), new Counts(blue, bad)), harm, minutes);
    }
    return sum / POINTS;
  }

  /** The fewest causes in green that make it worse; more than its requests if none do. */
  private long needed(long green, Counts blue) {
    double bound = Math.log(SPLIT / tolerances.alpha());
    long low = -1;
    long high = green + 1;
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      Period period = new Period(new Counts(green, middle), blue);
      Odds odds = Odds.NONE.withCauses(period, Counting.EVERY_ANSWER, tolerances.ratio());
      if (odds.log() >= bound) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** The probability that so many causes in green are counted. */
  private double reaching(long needed, double harm, int minutes) {
    double rate = Math.min(1, traffic.rate() + harm);
    double causes = green(minutes) * rate / traffic.burst();
    if (needed > Integer.MAX_VALUE || causes == 0) {
      return 0;
    }
    DiscreteDistribution counted =
        switch (traffic.manner().counting()) {
          case EVERY_ANSWER -> BinomialDistribution.of(whole(green(minutes)), rate);
          case ONE_A_MINUTE -> BinomialDistribution.of(minutes, -Math.expm1(-causes / minutes));
          case ONE_AN_ENVIRONMENT -> PoissonDistribution.of(causes);
        };
    return counted.survivalProbability((int) needed - 1);
  }

  /** The logarithm of the e-value, if as many answers are bad as a probability allows. */
  private double excluded(double probability, int minutes) {
    double bursts = traffic.burst();
    double bad = bursts * quantile(green(minutes) * traffic.rate() / bursts, probability);
    Counts greens = new Counts(green(minutes), Math.min(green(minutes), Math.round(bad)));
    Counts blues = new Counts(blue(minutes), Math.round(blue(minutes) * traffic.rate()));
    Exclusion exclusion =
        Exclusion.expecting(traffic.manner().dispersion().expectedRate(Ledger.USUALLY_BAD));
    for (int i = 0; i < minutes; i++) {
      exclusion =
          exclusion.with(
              Exclusion.Share.of(greens, bursts * minutes),
              Exclusion.Share.of(blues, bursts * minutes),
              tolerances.delta());
    }
    return exclusion.log();
  }

  private static int quantile(double mean, double probability) {
    return mean == 0 ? 0 : PoissonDistribution.of(mean).inverseCumulativeProbability(probability);
  }

  private long green(int minutes) {
    return Math.round(traffic.perSecond() * 60 * minutes * weight);
  }

  private long blue(int minutes) {
    return Math.round(traffic.perSecond() * 60 * minutes * (1 - weight));
  }

  private static int whole(long count) {
    return (int) Math.min(Integer.MAX_VALUE, count);
  }
}
