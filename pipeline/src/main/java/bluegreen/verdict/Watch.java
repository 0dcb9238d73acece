package bluegreen.verdict;

import java.util.Arrays;

/**
 * Watches a version that gets all requests: has its rate of bad answers risen above the rate
 * before, at a moment nobody knows? An e-detector (Shin, Ramdas and Rinaldo, arXiv 2203.03532): if
 * it has not, an alarm comes on average once in 1/α periods or less often. Immutable.
 *
 * <p>There is no other version to compare with, so an outage of something else looks the same.
 */
public final class Watch {
  private static final double[] RATIOS = {1.5, 2, 4, 8, 16, 32, 64, 128};

  private final double alpha;
  private final Counting counting;

  /** The rate of bad answers up to which there is no alarm. */
  private final double harmless;

  private final double[] logs;

  private Watch(double alpha, Counting counting, double harmless, double[] logs) {
    this.alpha = alpha;
    this.counting = counting;
    this.harmless = harmless;
    this.logs = logs;
  }

  /**
   * Before the first period. The rate before is known from counts only, so the upper end of its
   * confidence interval is taken; without any, there is never an alarm.
   *
   * @param before what was answered before, by blue or by this version
   */
  public static Watch of(Tolerances tolerances, Manner manner, Counts before) {
    Exclusion.Share share = Exclusion.Share.of(before, manner.dispersion().factor());
    double rate = Interval.rate(share, tolerances.alpha()).high();
    return new Watch(
        tolerances.alpha(),
        manner.counting(),
        tolerances.ratio() * rate / (1 - rate + tolerances.ratio() * rate),
        new double[RATIOS.length]);
  }

  /** With one more period. */
  public Watch after(Counts period) {
    double[] next = new double[logs.length];
    long bad = counting.suspect(period);
    for (int i = 0; i < next.length; i++) {
      double each = Math.log1p((RATIOS[i] - 1) * harmless);
      next[i] = Math.max(0, logs[i]) + bad * Math.log(RATIOS[i]) - period.requests() * each;
    }
    return new Watch(alpha, counting, harmless, next);
  }

  /** Whether the rate has risen. */
  public boolean alarm() {
    return log() >= -Math.log(alpha);
  }

  /** The logarithm of the evidence that the rate has risen. */
  public double log() {
    return Logs.mean(Arrays.copyOf(logs, logs.length));
  }
}
