package bluegreen.verdict;

/**
 * What counts as one piece of evidence against green. A service whose errors come in bursts, many
 * at a time from one execution environment, would otherwise be judged by how long a burst is.
 */
public enum Counting {
  /** Every bad answer: valid where bad answers come independently of one another. */
  EVERY_ANSWER {
    @Override
    long counted(Period period) {
      return period.green().bad();
    }
  },
  /** At most one of green's bad answers a period. Blue's all count, so it errs for green. */
  ONE_A_PERIOD {
    @Override
    long counted(Period period) {
      return Math.min(1, period.green().bad());
    }
  },
  /** At most one of green's bad answers for each environment and period; blue's all count. */
  ONE_AN_ENVIRONMENT {
    @Override
    long counted(Period period) {
      return Math.min(
          Math.max(period.bursts(), Math.min(1, period.green().bad())), period.green().bad());
    }
  };

  /** How many of green's bad answers count. */
  abstract long counted(Period period);
}
