package bluegreen.verdict;

/**
 * Evidence against "green's rate of bad answers is at least δ above blue's": the e-process of the
 * reverse information projection (Turner, Ly and Grünwald, arXiv 2106.02693). If green's rate is so
 * high, the probability that it ever reaches 1/β is at most β.
 *
 * <p>Each period multiplies it by the likelihood of what was seen under rates estimated from
 * earlier periods, over the likelihood under the nearest rates that are δ apart.
 *
 * @param log the logarithm of the e-value
 * @param green of earlier periods, divided by the dispersion
 * @param blue of earlier periods, divided by the dispersion
 * @param expected blue's rate as history has it
 */
record Exclusion(double log, Share green, Share blue, double expected) {
  /** How many requests the expected rate is worth. */
  private static final double WEIGHT = 20;

  private static final int HALVINGS = 48;

  static Exclusion expecting(double rate) {
    return new Exclusion(0, Share.NONE, Share.NONE, rate);
  }

  /** Requests and bad answers of one version; not whole numbers, as they are divided. */
  record Share(double requests, double bad) {
    static final Share NONE = new Share(0, 0);

    static Share of(Counts counts, double dispersion) {
      return new Share(counts.requests() / dispersion, counts.bad() / dispersion);
    }

    Share plus(Share other) {
      return new Share(requests + other.requests, bad + other.bad);
    }

    double logLikelihood(double rate) {
      return times(bad, Math.log(rate)) + times(requests - bad, Math.log1p(-rate));
    }

    private static double times(double count, double log) {
      return count == 0 ? 0 : count * log;
    }
  }

  double blueRate() {
    return (blue.bad + WEIGHT * expected) / (blue.requests + WEIGHT);
  }

  double greenRate() {
    return (green.bad + WEIGHT * blueRate()) / (green.requests + WEIGHT);
  }

  Exclusion with(Share newGreen, Share newBlue, double delta) {
    return new Exclusion(
        log + gain(newGreen, newBlue, delta), green.plus(newGreen), blue.plus(newBlue), expected);
  }

  /** What a period adds to the logarithm. */
  double gain(Share newGreen, Share newBlue, double delta) {
    double g = greenRate();
    double b = blueRate();
    if (g >= b + delta) {
      return 0;
    }
    double nearest = nearest(new Rates(g, b), newGreen.requests, newBlue.requests, delta);
    return newGreen.logLikelihood(g)
        - newGreen.logLikelihood(nearest + delta)
        + newBlue.logLikelihood(b)
        - newBlue.logLikelihood(nearest);
  }

  record Rates(double green, double blue) {}

  /**
   * Blue's rate o that minimizes g·KL(green‖o+δ) + b·KL(blue‖o), by bisection of the derivative,
   * which rises.
   */
  static double nearest(Rates rates, double green, double blue, double delta) {
    double low = Math.max(0, Math.min(rates.blue, rates.green - delta));
    double high = Math.min(1 - delta, Math.max(rates.blue, rates.green - delta));
    for (int i = 0; i < HALVINGS; i++) {
      double o = (low + high) / 2;
      double slope = pull(green, rates.green, o + delta) + pull(blue, rates.blue, o);
      if (slope < 0) {
        low = o;
      } else {
        high = o;
      }
    }
    return (low + high) / 2;
  }

  private static double pull(double requests, double rate, double o) {
    return requests * (o - rate) / (o * (1 - o));
  }
}
