package bluegreen.verdict;

import java.util.Arrays;

/**
 * Evidence that a suspect's odds of a bad answer exceed the other version's: an e-process, as
 * logarithms. If they do not, the probability that it ever reaches 1/α is at most α (Ville).
 *
 * <p>Given how many answers of a period were bad, and how many requests each version got, the
 * number of bad ones among the suspect's is hypergeometric if neither version is worse: the alias
 * has assigned the requests by chance. This holds whatever the requests were and however the rates
 * move. The evidence for odds of θ times the other's is the likelihood ratio; periods multiply, and
 * the eight values of θ are averaged.
 */
final class Odds {
  static final Odds NONE = new Odds(new double[8]);

  /** Logarithms of θ. */
  private static final double[] RATIOS =
      Arrays.stream(new double[] {1.5, 2, 4, 8, 16, 32, 64, 128}).map(Math::log).toArray();

  /** Up to this many terms the exact law is summed; beyond, its bound is as good. */
  private static final long EXACT = 32;

  private final double[] logs;

  private Odds(double[] logs) {
    this.logs = logs;
  }

  /** The logarithm of the e-value; 0 without evidence. */
  double log() {
    return Logs.mean(logs);
  }

  /**
   * With a period in which each bad answer stands for itself. Exact for few bad answers; for many
   * the binomial law is used, which gives less evidence (Hoeffding 1963, theorem 4).
   *
   * @param harmless how many times the other's odds are no harm
   */
  Odds withAnswers(Period period, double harmless) {
    long all = period.green().bad() + period.blue().bad();
    long least = Math.max(0, all - period.blue().requests());
    long most = Math.min(all, period.green().requests());
    return most - least > EXACT
        ? withCauses(period, Counting.EVERY_ANSWER, harmless)
        : exact(period, least, most, harmless);
  }

  /**
   * With a period in which causes of bad answers, as counted, fall on the versions by chance, like
   * a Poisson stream: the binomial law.
   */
  Odds withCauses(Period period, Counting counting, double harmless) {
    double own = harmless * period.green().requests();
    double share = own == 0 ? 0 : own / (own + period.blue().requests());
    long counted = counting.suspect(period.green());
    double all = counted + counting.other(period.blue());
    double[] sums = logs.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += counted * RATIOS[i] - all * Math.log1p(Math.expm1(RATIOS[i]) * share);
    }
    return new Odds(sums);
  }

  private Odds exact(Period period, long least, long most, double harmless) {
    if (least == most) {
      return this;
    }
    double[] law = law(period, least, (int) (most - least), Math.log(harmless));
    double total = Logs.sum(law);
    double[] sums = logs.clone();
    for (int i = 0; i < sums.length; i++) {
      double[] tilted = law.clone();
      for (int k = 0; k < tilted.length; k++) {
        tilted[k] += k * RATIOS[i];
      }
      sums[i] += (period.green().bad() - least) * RATIOS[i] - Logs.sum(tilted) + total;
    }
    return new Odds(sums);
  }

  /** Logarithms of the probabilities, up to a factor, of {@code least} and more bad answers. */
  static double[] law(Period period, long least, int terms, double logHarmless) {
    double all = (double) period.green().bad() + period.blue().bad();
    double[] law = new double[terms + 1];
    for (int i = 0; i < terms; i++) {
      double k = least + i;
      double ratio =
          (period.green().requests() - k)
              / (k + 1)
              * (all - k)
              / (period.blue().requests() - all + k + 1);
      law[i + 1] = law[i] + Math.log(ratio) + logHarmless;
    }
    return law;
  }
}
