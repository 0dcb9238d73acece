package bluegreen.verdict;

/**
 * How sure a verdict has to be, and what harm it tolerates.
 *
 * @param alpha the most good releases that may be called worse: a share, 0.0001 to 0.2
 * @param beta the most worse releases that may be called healthy: a share, 0.0001 to 0.2
 * @param delta a release counts as healthy once its share of bad answers is known to exceed blue's
 *     by less than this: 0.001 to 0.5
 * @param ratio green is worse only if its odds of a bad answer exceed this many times blue's: 1 to
 *     100
 */
public record Tolerances(double alpha, double beta, double delta, double ratio) {
  /** One good release in a hundred may be rolled back; five points of bad answers are excluded. */
  public static final Tolerances DEFAULT = new Tolerances(0.01, 0.05, 0.05, 1);

  private static final double LEAST_RISK = 1e-4;
  private static final double MOST_RISK = 0.2;
  private static final double LEAST_DELTA = 1e-3;
  private static final double MOST_DELTA = 0.5;
  private static final double MOST_RATIO = 100;

  /**
   * Sets them.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Tolerances {
    check("alpha", alpha, LEAST_RISK, MOST_RISK);
    check("beta", beta, LEAST_RISK, MOST_RISK);
    check("delta", delta, LEAST_DELTA, MOST_DELTA);
    check("ratio", ratio, 1, MOST_RATIO);
  }

  private static void check(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, and has to be from %s to %s".formatted(name, value, least, most));
    }
  }

  public Tolerances withRatio(double other) {
    return new Tolerances(alpha, beta, delta, other);
  }

  public Tolerances withAlpha(double other) {
    return new Tolerances(other, beta, delta, ratio);
  }
}
