package bluegreen.verdict;

/**
 * What was seen of one kind of bad answers.
 *
 * @param green all of green's answers
 * @param blue all of blue's answers in the same periods
 * @param worse the logarithm of the e-value for "green is worse"
 * @param excluded the logarithm of the e-value for "green is not worse by δ"
 * @param intervals where the rates lie
 * @param counting which of green's bad answers counted
 */
public record Finding(
    Kind kind,
    Counts green,
    Counts blue,
    double worse,
    double excluded,
    Intervals intervals,
    Counting counting) {

  /**
   * Each holds with probability 1 − α, however often one looks, for rates that stay the same.
   *
   * @param difference green's rate minus blue's
   */
  public record Intervals(Interval green, Interval blue, Interval difference) {}
}
