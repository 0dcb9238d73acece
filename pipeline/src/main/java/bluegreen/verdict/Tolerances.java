package bluegreen.verdict;

/**
 * What a verdict may get wrong, and what it has to find.
 *
 * @param alpha the most releases that are called worse though green is no worse: 10⁻⁶ to 0.2
 * @param beta the most releases that are called healthy though green is worse by {@code delta}:
 *     10⁻⁶ to 0.5
 * @param delta the harm that a healthy verdict excludes, as a difference of rates: 0.001 to 0.5;
 *     0.05 are five of a hundred answers
 * @param ratio how many times blue's odds of a bad answer green's may be without being worse: 1 to
 *     100
 */
public record Tolerances(double alpha, double beta, double delta, double ratio) {
  public static final Tolerances DEFAULT = new Tolerances(0.01, 0.05, 0.05, 1);

  /** Slow answers hurt less than errors and are more frequent. */
  private static final double SLOW = 4;

  public Tolerances {
    check("alpha", alpha, 1e-6, 0.2);
    check("beta", beta, 1e-6, 0.5);
    check("delta", delta, 0.001, 0.5);
    check("ratio", ratio, 1, 100);
  }

  public Tolerances withAlpha(double newAlpha) {
    return new Tolerances(newAlpha, beta, delta, ratio);
  }

  public Tolerances withRatio(double newRatio) {
    return new Tolerances(alpha, beta, delta, newRatio);
  }

  public Tolerances withDelta(double newDelta) {
    return new Tolerances(alpha, beta, newDelta, ratio);
  }

  /**
   * The harm that a healthy verdict excludes: {@code delta} for errors, four times as much for slow
   * answers, at most 0.5.
   */
  public double delta(Kind kind) {
    return switch (kind) {
      case Kind.Errors() -> delta;
      case Kind.Slow(var above) -> Math.min(0.5, SLOW * delta);
    };
  }

  private static void check(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be from %s to %s".formatted(name, value, least, most));
    }
  }
}
