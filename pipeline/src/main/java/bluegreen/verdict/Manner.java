package bluegreen.verdict;

/**
 * How one kind of bad answers is counted.
 *
 * @param counting which of green's bad answers count against it
 * @param dispersion by which green's good answers are divided before they count for it
 */
public record Manner(Counting counting, Dispersion dispersion) {
  /** For a service of which nothing is known. */
  public static final Manner PLAIN = new Manner(Counting.EVERY_ANSWER, Dispersion.UNKNOWN);

  /**
   * As the service's history asks for.
   *
   * @param forBursts the counting for bursts: {@link Counting#ONE_AN_ENVIRONMENT} where
   *     environments are known, {@link Counting#ONE_A_MINUTE} otherwise
   */
  public static Manner of(Dispersion dispersion, Counting forBursts) {
    return new Manner(dispersion.counting(forBursts), dispersion);
  }
}
