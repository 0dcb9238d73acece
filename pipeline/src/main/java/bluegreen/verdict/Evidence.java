package bluegreen.verdict;

import java.util.List;

/**
 * The numbers that a verdict rests on.
 *
 * @param worse the logarithm of the e-value for "green is worse" over all kinds
 * @param worseBound what {@code worse} has to reach: −ln α
 * @param excluded the logarithm of the smallest e-value of a kind for "green is not worse by δ"
 * @param excludedBound what {@code excluded} has to reach: −ln β
 * @param findings one for each kind that is judged
 */
public record Evidence(
    double worse,
    double worseBound,
    double excluded,
    double excludedBound,
    List<Finding> findings) {
  public Evidence {
    findings = List.copyOf(findings);
  }

  /** An upper bound on the probability of evidence as strong as this if green is no worse. */
  public double probability() {
    return Math.min(1, Math.exp(-worse));
  }
}
