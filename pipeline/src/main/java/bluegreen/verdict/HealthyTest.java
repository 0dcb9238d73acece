package bluegreen.verdict;

/**
 * Whether green is known not to be worse by δ: an e-process against the hypothesis that green's
 * rate of bad answers is at least blue's plus δ.
 *
 * <p>For each period it multiplies the likelihood of what was seen under an estimate from earlier
 * periods by the inverse of that under the closest rates that fulfil the hypothesis: the reverse
 * information projection (Turner, Ly, Grünwald: arXiv 2106.02693). So it ever reaches 1/β with
 * probability β at most if the hypothesis is true.
 */
final class HealthyTest {
  /** Before anything is seen: as if one bad answer in a hundred requests had been. */
  private static final double PRIOR_BAD = 0.05;

  private static final double PRIOR_REQUESTS = 50;
  private static final int HALVINGS = 60;
  private static final double LEAST = 1e-12;

  private final double delta;
  private Counts green = Counts.NONE;
  private Counts blue = Counts.NONE;
  private double log;

  HealthyTest(double delta) {
    this.delta = delta;
  }

  /** Adds what was seen in a period, which no earlier one contains. */
  void add(Period period) {
    Counts g = period.green();
    Counts b = period.blue();
    Rates expected = expected();
    if (g.requests() > 0 && expected.green() < expected.blue() + delta) {
      Rates closest = closest(expected, g.requests(), b.requests(), delta);
      log +=
          likelihood(g, expected.green())
              - likelihood(g, closest.green())
              + likelihood(b, expected.blue())
              - likelihood(b, closest.blue());
    }
    green = green.plus(g);
    blue = blue.plus(b);
  }

  /** The natural logarithm of the e-value. */
  double log() {
    return log;
  }

  /** Rates of bad answers. */
  record Rates(double green, double blue) {}

  /** From earlier periods, drawn towards what both versions have in common. */
  private Rates expected() {
    Counts both = green.plus(blue);
    double common = (both.bad() + PRIOR_BAD) / (both.requests() + PRIOR_REQUESTS);
    return new Rates(shrunken(green, common), shrunken(blue, common));
  }

  private static double shrunken(Counts counts, double common) {
    return (counts.bad() + PRIOR_REQUESTS * common) / (counts.requests() + PRIOR_REQUESTS);
  }

  /**
   * The rates that fulfil the hypothesis and are closest to {@code expected}: blue's is where the
   * derivative of g·KL(q_g‖o+δ) + b·KL(q_b‖o) is zero.
   */
  static Rates closest(Rates expected, long g, long b, double delta) {
    double low = LEAST;
    double high = 1 - delta - LEAST;
    for (int i = 0; i < HALVINGS; i++) {
      double o = (low + high) / 2;
      double slope = g * slope(expected.green(), o + delta) + b * slope(expected.blue(), o);
      if (slope > 0) {
        high = o;
      } else {
        low = o;
      }
    }
    double o = (low + high) / 2;
    return new Rates(o + delta, o);
  }

  /** The derivative of KL(q‖p) by p. */
  private static double slope(double q, double p) {
    return (p - q) / (p * (1 - p));
  }

  /**
   * How much the logarithm grows with each further request to green, if both go on as they did; not
   * positive where green's rate is beyond blue's by δ.
   */
  static double growth(Counts green, Counts blue, double delta) {
    HealthyTest test = new HealthyTest(delta);
    test.green = green;
    test.blue = blue;
    Rates expected = test.expected();
    if (green.requests() == 0 || expected.green() >= expected.blue() + delta) {
      return 0;
    }
    long b = blue.requests();
    long g = green.requests();
    Rates closest = closest(expected, g, b, delta);
    return divergence(expected.green(), closest.green())
        + (double) b / g * divergence(expected.blue(), closest.blue());
  }

  /** KL(q‖p). */
  private static double divergence(double q, double p) {
    return q * Math.log(q / p) + (1 - q) * (Math.log1p(-q) - Math.log1p(-p));
  }

  private static double likelihood(Counts counts, double rate) {
    return counts.bad() * Math.log(rate) + (counts.requests() - counts.bad()) * Math.log1p(-rate);
  }
}
