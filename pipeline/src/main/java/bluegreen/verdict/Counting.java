package bluegreen.verdict;

/**
 * How many independent causes a version's bad answers are taken for. Evidence rises with the
 * suspect's causes and falls with the other version's, so it is valid to count fewer than there may
 * be of the first and more than there may be of the second.
 */
public enum Counting {
  /** Each bad answer has its own cause: valid where they do not come in bursts. */
  EVERY_ANSWER {
    @Override
    long suspect(Counts counts) {
      return counts.bad();
    }

    @Override
    double other(Counts counts) {
      return counts.bad();
    }
  },

  /**
   * All of the suspect's bad answers of a minute have one cause, each of the other's has its own:
   * valid for bursts that end within the minute.
   */
  ONE_A_MINUTE {
    @Override
    long suspect(Counts counts) {
      return Math.min(1, counts.bad());
    }

    @Override
    double other(Counts counts) {
      return counts.bad();
    }
  },

  /**
   * One cause for each of the suspect's failing environments and minute: valid for bursts of one
   * environment. Of the other version's environments one may have had several bursts, so as many
   * are counted as random bursts need to hit that part of them, or each bad answer if all failed.
   * Where environments are not known this is {@link #ONE_A_MINUTE}.
   */
  ONE_AN_ENVIRONMENT {
    @Override
    long suspect(Counts counts) {
      return counts.environments().failing();
    }

    @Override
    double other(Counts counts) {
      double seen = counts.environments().seen();
      double failing = counts.environments().failing();
      return failing == 0
          ? 0
          : Math.min((double) counts.bad(), -seen * Math.log1p(-failing / seen));
    }
  };

  /** A lower bound of the suspect's causes in a period. */
  abstract long suspect(Counts counts);

  /** An upper bound of the other version's causes in a period. */
  abstract double other(Counts counts);
}
