package bluegreen.verdict;

import bluegreen.verdict.Verdict.Range;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * A range for a rate that is right at all times together: the rates that Robbins' mixture of
 * binomial likelihoods, with the prior Beta(½, ½), does not reject.
 *
 * @see <a href="https://projecteuclid.org/euclid.aoms/1177696786">Robbins, Statistical methods
 *     related to the law of the iterated logarithm, 1970</a>
 */
final class ConfidenceSequence {
  private static final double PRIOR = 0.5;
  private static final int HALVINGS = 50;

  private ConfidenceSequence() {}

  /**
   * The range.
   *
   * @param misses the probability that it is ever wrong, more than 0 and less than 1
   */
  static Range of(Counts counts, double misses) {
    if (counts.requests() == 0) {
      return new Range(0, 1);
    }
    double bound = -Math.log(misses);
    double rate = counts.rate();
    return new Range(
        counts.bad() == 0 ? 0 : edge(counts, bound, rate, 0),
        counts.bad() == counts.requests() ? 1 : edge(counts, bound, rate, 1));
  }

  /** Where evidence against a rate reaches the bound, between what was seen and an end. */
  private static double edge(Counts counts, double bound, double inside, double outside) {
    double in = inside;
    double out = outside;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (in + out) / 2;
      if (evidence(counts, middle) < bound) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return (in + out) / 2;
  }

  private static double evidence(Counts counts, double rate) {
    double good = counts.requests() - counts.bad();
    return LogBeta.value(counts.bad() + PRIOR, good + PRIOR)
        - LogBeta.value(PRIOR, PRIOR)
        - (counts.bad() == 0 ? 0 : counts.bad() * Math.log(rate))
        - (good == 0 ? 0 : good * Math.log1p(-rate));
  }
}
