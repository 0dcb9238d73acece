package bluegreen.verdict;

/**
 * How green and blue answered in the same period.
 *
 * @param bursts in how many execution environments of green the bad answers were; 0 where that is
 *     unknown
 */
public record Period(Counts green, Counts blue, int bursts) {
  public Period(Counts green, Counts blue) {
    this(green, blue, 0);
  }
}
