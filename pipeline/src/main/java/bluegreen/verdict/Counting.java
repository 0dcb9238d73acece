package bluegreen.verdict;

/**
 * Which of the suspect's bad answers count. The other version's always count in full: evidence
 * rises with the suspect's bad answers and falls with the other's, so counting fewer of the first
 * is valid whenever each of them stands for at least one independent cause.
 */
public enum Counting {
  /** Each: valid where bad answers do not come in bursts. */
  EVERY_ANSWER {
    @Override
    long of(Counts suspect) {
      return suspect.bad();
    }
  },

  /** At most one a minute: valid for bursts that end within the minute, whoever causes them. */
  ONE_A_MINUTE {
    @Override
    long of(Counts suspect) {
      return Math.min(1, suspect.bad());
    }
  },

  /** One for each environment and minute: valid for bursts of one environment. */
  ONE_AN_ENVIRONMENT {
    @Override
    long of(Counts suspect) {
      return suspect.environments();
    }
  };

  /** How many of the suspect's bad answers in a period count. */
  abstract long of(Counts suspect);
}
