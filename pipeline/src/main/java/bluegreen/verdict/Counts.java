package bluegreen.verdict;

/**
 * How one version answered in one period.
 *
 * @param requests how many requests it answered, 0 or more
 * @param bad how many of the answers were bad, 0 to {@code requests}
 */
public record Counts(long requests, long bad) {
  public static final Counts NONE = new Counts(0, 0);

  /**
   * Counts answers.
   *
   * @throws IllegalArgumentException if there are more bad answers than answers, or fewer than none
   */
  public Counts {
    if (bad < 0 || requests < bad) {
      throw new IllegalArgumentException("%d bad answers of %d".formatted(bad, requests));
    }
  }

  public Counts plus(Counts more) {
    return new Counts(requests + more.requests, bad + more.bad);
  }

  /** The part of the answers that was bad, 0 to 1; 0 if there were none. */
  public double rate() {
    return requests == 0 ? 0 : (double) bad / requests;
  }
}
