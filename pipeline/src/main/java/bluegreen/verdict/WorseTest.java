package bluegreen.verdict;

import java.util.stream.DoubleStream;

/**
 * Whether green answers worse than blue: an e-process against the hypothesis that green's odds of a
 * bad answer are at most {@code ratio} times blue's.
 *
 * <p>Given one bad answer, it is green's with probability π, green's share of the requests. For
 * each of a few odds ratios θ the likelihood ratio of "θ times as likely" is followed; their mean
 * is an e-process, so that under the hypothesis it ever reaches 1/α with probability α at most,
 * however often one looks (Ville's inequality). It is exact for Poisson counts and conservative for
 * others, and holds while the common rate of bad answers moves, because only its share matters.
 */
final class WorseTest {
  private static final double[] RATIOS = {1.5, 2, 4, 8, 16, 32, 64, 128};

  private final double tolerated;
  private final Counting counting;
  private final double[] logs = new double[RATIOS.length];

  /**
   * Begins with no evidence.
   *
   * @param tolerated the odds ratio that is harmless, 1 or more
   */
  WorseTest(double tolerated, Counting counting) {
    this.tolerated = tolerated;
    this.counting = counting;
  }

  /** Adds what was seen in a period, which no earlier one contains. */
  void add(Period period) {
    long green = period.green().requests();
    long blue = period.blue().requests();
    if (green == 0 || blue == 0) {
      return; // nothing to compare with
    }
    long x = counting.counted(period);
    long y = period.blue().bad();
    double share = tolerated * green / (tolerated * green + blue);
    for (int i = 0; i < RATIOS.length; i++) {
      double theta = RATIOS[i];
      logs[i] += x * Math.log(theta) - (x + y) * Math.log1p((theta - 1) * share);
    }
  }

  /** The natural logarithm of the e-value: the evidence so far. */
  double log() {
    double most = DoubleStream.of(logs).max().orElseThrow();
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - most);
    }
    return most + Math.log(sum / logs.length);
  }
}
