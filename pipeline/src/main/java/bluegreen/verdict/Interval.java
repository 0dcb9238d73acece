package bluegreen.verdict;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * A confidence interval for a rate or a difference of two, valid however often one looks.
 *
 * @param low at most {@code high}
 */
public record Interval(double low, double high) {
  private static final int HALVINGS = 32;

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low is %s; it must be at most %s".formatted(low, high));
    }
  }

  /**
   * A confidence sequence for a rate that stays the same: all rates under which the mixture of
   * binomial likelihoods over the Beta(½, ½) distribution is below 1/{@code error} times their own
   * (Robbins 1970). For rates that moved it is the interval of a mean, without a bound.
   */
  static Interval rate(Exclusion.Share share, double error) {
    if (share.requests() == 0) {
      return new Interval(0, 1);
    }
    double best = share.bad() / share.requests();
    double bound =
        LogBeta.value(share.bad() + 0.5, share.requests() - share.bad() + 0.5)
            - LogBeta.value(0.5, 0.5)
            + Math.log(error);
    return new Interval(edge(share, bound, best, 0), edge(share, bound, best, 1));
  }

  /** Of {@code this} rate above {@code other}, from intervals with half the error each. */
  Interval minus(Interval other) {
    return new Interval(low - other.high, high - other.low);
  }

  /** Between a rate inside of the interval and one outside of it. */
  private static double edge(Exclusion.Share share, double bound, double inside, double outside) {
    double in = inside;
    double out = outside;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (in + out) / 2;
      if (share.logLikelihood(middle) > bound) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return out;
  }
}
