package bluegreen.verdict;

/**
 * What one version answered in one period.
 *
 * @param requests from 0 to 10¹⁵
 * @param bad those of the requests whose answer was bad (or slow); from 0 to {@code requests}
 * @param environments how many execution environments gave a bad answer: at least one if there was
 *     a bad answer, at most {@code bad}
 */
public record Counts(long requests, long bad, long environments) {
  public static final Counts NONE = new Counts(0, 0);

  private static final long MOST = 1_000_000_000_000_000L;

  public Counts {
    if (requests < 0 || requests > MOST) {
      throw new IllegalArgumentException(
          "requests is %d; it must be from 0 to %d".formatted(requests, MOST));
    }
    if (bad < 0 || bad > requests) {
      throw new IllegalArgumentException(
          "bad is %d; it must be from 0 to the %d requests".formatted(bad, requests));
    }
    if (environments < Math.min(1, bad) || environments > bad) {
      throw new IllegalArgumentException(
          "environments is %d; it must be from %d to the %d bad answers"
              .formatted(environments, Math.min(1, bad), bad));
    }
  }

  /** Where environments are not known: all bad answers may have come from one. */
  public Counts(long requests, long bad) {
    this(requests, bad, Math.min(1, bad));
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
        requests + other.requests, bad + other.bad, Math.max(environments, other.environments));
  }
}
