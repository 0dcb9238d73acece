package bluegreen.verdict;

import bluegreen.verdict.Verdict.Ground;
import bluegreen.verdict.Verdict.Healthy;
import bluegreen.verdict.Verdict.Inconclusive;
import bluegreen.verdict.Verdict.Numbers;
import bluegreen.verdict.Verdict.Worse;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Judges green by blue at the same time.
 *
 * <p>It keeps no state: each look judges all that was seen from the begin, so that late or
 * corrected counts of past minutes need no care. The tests behind it may be looked at as often as
 * one likes.
 *
 * @param tolerances how sure, and what harm is tolerated
 * @param counting what counts as one piece of evidence in the public's traffic; each probe counts
 */
public record Judge(Tolerances tolerances, Counting counting) {
  /**
   * The parts of the evidence against green that come from bad and from slow answers. A weighted
   * mean of e-values is an e-value, so that both together keep the bound α.
   */
  private static final double ERRORS = 0.8;

  private static final double SLOWNESS = 1 - ERRORS;

  private static final int ALL_OF_AT_LEAST = 10;
  private static final int ENVIRONMENTS = 2;

  /** Of the range of green's rate. */
  private static final double RANGE_MISSES = 0.05;

  /** Judges what was seen so far. */
  public Verdict judge(Sample sample) {
    double errors =
        worse(sample.traffic(), counting).log()
            + worse(sample.probes(), Counting.EVERY_ANSWER).log();
    double slowness =
        sample.slow().stream()
            .mapToDouble(periods -> Math.exp(worse(periods, counting).log()))
            .average()
            .orElse(1);
    double against = ERRORS * Math.exp(errors) + SLOWNESS * slowness;
    double forGreen = healthy(sample.traffic()).log() + healthy(sample.probes()).log();
    Numbers numbers = numbers(sample, against, forGreen);
    if (against >= 1 / tolerances.alpha()) {
      boolean bad = ERRORS * Math.exp(errors) >= SLOWNESS * slowness;
      return new Worse(bad ? Ground.ERRORS : Ground.SLOWNESS, numbers);
    }
    if (allFailed(sample)) {
      return new Worse(Ground.ALL_FAILED, numbers);
    }
    return forGreen >= -Math.log(tolerances.beta())
        ? new Healthy(numbers)
        : new Inconclusive(numbers, missing(sample, numbers, forGreen));
  }

  /** Whether evidence would be enough if every bad answer counted: reason to look closer. */
  public boolean isSuspicious(Sample sample) {
    return new Judge(tolerances, Counting.EVERY_ANSWER).judge(sample) instanceof Worse;
  }

  private WorseTest worse(List<Period> periods, Counting what) {
    WorseTest test = new WorseTest(tolerances.ratio(), what);
    periods.forEach(test::add);
    return test;
  }

  private HealthyTest healthy(List<Period> periods) {
    HealthyTest test = new HealthyTest(tolerances.delta());
    periods.forEach(test::add);
    return test;
  }

  private Numbers numbers(Sample sample, double against, double forGreen) {
    Counts green = all(sample).map(Period::green).reduce(Counts.NONE, Counts::plus);
    Counts blue = all(sample).map(Period::blue).reduce(Counts.NONE, Counts::plus);
    return new Numbers(
        green,
        blue,
        Math.min(1, 1 / against),
        Math.min(1, Math.exp(-forGreen)),
        ConfidenceSequence.of(green, RANGE_MISSES),
        counting);
  }

  private static boolean allFailed(Sample sample) {
    Counts green = all(sample).map(Period::green).reduce(Counts.NONE, Counts::plus);
    Counts blue = all(sample).map(Period::blue).reduce(Counts.NONE, Counts::plus);
    int environments = all(sample).mapToInt(Period::bursts).max().orElse(0);
    return green.requests() >= ALL_OF_AT_LEAST
        && green.bad() == green.requests()
        && environments >= ENVIRONMENTS
        && blue.bad() < blue.requests();
  }

  private OptionalLong missing(Sample sample, Numbers numbers, double forGreen) {
    double growth = HealthyTest.growth(numbers.green(), numbers.blue(), tolerances.delta());
    double gap = -Math.log(tolerances.beta()) - forGreen;
    return growth > 0 && all(sample).findAny().isPresent()
        ? OptionalLong.of((long) Math.ceil(gap / growth))
        : OptionalLong.empty();
  }

  private static Stream<Period> all(Sample sample) {
    return Stream.concat(sample.traffic().stream(), sample.probes().stream());
  }
}
