package bluegreen.verdict;

/**
 * What one version answered in one period.
 *
 * @param requests from 0 to 10¹⁵
 * @param bad those of the requests whose answer was bad (or slow); from 0 to {@code requests}
 * @param environments the execution environments that answered; at most {@code requests} of them,
 *     of which at least one failed if there was a bad answer, and at most {@code bad}
 */
public record Counts(long requests, long bad, Environments environments) {
  public static final Counts NONE = new Counts(0, 0);

  private static final long MOST = 1_000_000_000_000_000L;

  /**
   * Execution environments of one version in one period.
   *
   * @param seen those that answered
   * @param failing those of them that gave a bad answer
   */
  public record Environments(long seen, long failing) {
    public Environments {
      if (failing < 0 || failing > seen) {
        throw new IllegalArgumentException(
            "failing is %d; it must be from 0 to the %d environments".formatted(failing, seen));
      }
    }
  }

  public Counts {
    if (requests < 0 || requests > MOST) {
      throw new IllegalArgumentException(
          "requests is %d; it must be from 0 to %d".formatted(requests, MOST));
    }
    if (bad < 0 || bad > requests) {
      throw new IllegalArgumentException(
          "bad is %d; it must be from 0 to the %d requests".formatted(bad, requests));
    }
    if (environments.failing < Math.min(1, bad)
        || environments.failing > bad
        || environments.seen > requests) {
      throw new IllegalArgumentException(
          "%s do not fit %d bad of %d requests".formatted(environments, bad, requests));
    }
  }

  /** Where environments are not known: one may have given all answers. */
  public Counts(long requests, long bad) {
    this(requests, bad, new Environments(Math.min(1, requests), Math.min(1, bad)));
  }

  /**
   * Where the environments that failed are known, and not how many there were.
   *
   * @param failing environments that gave a bad answer
   */
  public Counts(long requests, long bad, long failing) {
    this(requests, bad, new Environments(Math.max(Math.min(1, requests), failing), failing));
  }

  /** The share of bad answers, from 0 to 1; 0 without requests. */
  public double rate() {
    return requests == 0 ? 0 : (double) bad / requests;
  }

  /**
   * Both together. The environments are the larger number of the two: the same ones may have failed
   * in both.
   */
  Counts plus(Counts other) {
    return new Counts(
        requests + other.requests,
        bad + other.bad,
        new Environments(
            Math.max(environments.seen, other.environments.seen),
            Math.max(environments.failing, other.environments.failing)));
  }
}
