package bluegreen.verdict;

import java.util.List;

/**
 * How far a service's bad answers come in bursts: variance over mean of their number per minute, 1
 * if each comes for itself, the size of a burst if they come in bursts.
 *
 * @param factor at least 1
 * @param error the factor's standard error if bad answers come each for itself
 * @param seen all requests and bad answers that the factor was estimated from
 */
public record Dispersion(double factor, double error, Counts seen) {
  /** Nothing is known of the service; it is taken for one without bursts. */
  public static final Dispersion UNKNOWN = new Dispersion(1, 0, Counts.NONE);

  /** How many standard errors, and how much at least, the factor has to be above 1. */
  private static final double CLEAR = 2;

  private static final double LEAST = 0.1;

  /** How many requests the usual rate is worth. */
  private static final double WEIGHT = 20;

  public Dispersion {
    if (!(factor >= 1 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("factor is %s; it must be at least 1".formatted(factor));
    }
    if (!(error >= 0)) {
      throw new IllegalArgumentException("error is %s; it must not be below 0".formatted(error));
    }
  }

  /**
   * Estimated from one version's minutes, in order of time; minutes without requests may be
   * missing.
   *
   * <p>Each two neighbouring minutes are compared with each other only, so that neither traffic nor
   * a rate that moves over hours, nor an outage of many minutes, looks like bursts. Given the sum
   * of a pair, the first minute's number is binomial if there are none.
   */
  public static Dispersion of(List<Counts> minutes) {
    double squares = 0;
    double expected = 0;
    double variance = 0;
    for (int i = 0; i + 1 < minutes.size(); i += 2) {
      Counts both = minutes.get(i).plus(minutes.get(i + 1));
      double share =
          both.requests() == 0 ? 0 : minutes.get(i).requests() / (double) both.requests();
      double one = share * (1 - share);
      squares += Math.pow(minutes.get(i).bad() - both.bad() * share, 2);
      expected += both.bad() * one;
      variance += both.bad() * one * (1 - 6 * one + 2 * both.bad() * one);
    }
    return new Dispersion(
        expected == 0 ? 1 : Math.max(1, squares / expected),
        expected == 0 ? 0 : Math.sqrt(Math.max(0, variance)) / expected,
        minutes.stream().reduce(Counts.NONE, Counts::plus));
  }

  /** Whether bad answers clearly come in bursts. */
  public boolean bursts() {
    return factor > 1 + Math.max(LEAST, CLEAR * error);
  }

  /**
   * The fastest counting that is valid: each answer, or {@code forBursts} if they come in bursts.
   */
  public Counting counting(Counting forBursts) {
    return bursts() ? forBursts : Counting.EVERY_ANSWER;
  }

  /**
   * The rate that the service is expected to have, between 0 and 1.
   *
   * @param usual what services have of which nothing is known
   */
  double expectedRate(double usual) {
    return (seen.bad() + usual * WEIGHT) / (seen.requests() + WEIGHT);
  }
}
