package bluegreen.verdict;

import java.util.OptionalLong;

/** What was seen of green beside blue means. */
public sealed interface Verdict {
  /** What it rests on. */
  Numbers numbers();

  /** Green answers worse than blue. */
  record Worse(Ground ground, Numbers numbers) implements Verdict {}

  /**
   * Green is known not to be worse by more than the tolerated harm; that includes a green that is
   * better than a failing blue.
   */
  record Healthy(Numbers numbers) implements Verdict {}

  /**
   * Too little was seen to say either.
   *
   * @param missing about how many more requests to green it takes until it is known to be healthy,
   *     if it goes on as it did; empty where green has been worse so far
   */
  record Inconclusive(Numbers numbers, OptionalLong missing) implements Verdict {}

  /** On which ground green is worse. */
  enum Ground {
    /** More of its answers are bad, within the bound on errors of the verdict. */
    ERRORS,
    /** More of its answers are slow, within the bound on errors of the verdict. */
    SLOWNESS,
    /**
     * All of at least ten requests failed, in at least two execution environments. Where errors
     * come in bursts, this rule stands outside the bound.
     */
    ALL_FAILED
  }

  /**
   * The numbers behind a verdict.
   *
   * @param green all answers of green, probes among them
   * @param blue all answers of blue in the same time
   * @param byChance an upper bound on the probability that a green as good as blue ever looks so
   *     bad, 0 to 1
   * @param unseen an upper bound on the probability that a green that is worse by the tolerated
   *     harm ever looks so good, 0 to 1
   * @param range of green's rate of bad answers, right with probability 95 % at all times together
   * @param counting what counted as a piece of evidence
   */
  record Numbers(
      Counts green, Counts blue, double byChance, double unseen, Range range, Counting counting) {}

  /** From the least to the most, both from 0 to 1. */
  record Range(double least, double most) {}
}
