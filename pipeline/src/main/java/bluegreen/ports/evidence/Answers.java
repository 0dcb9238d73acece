package bluegreen.ports.evidence;

import java.util.List;

/**
 * How one version answered in one minute.
 *
 * @param requests how many requests it answered, well or not; at least {@code bad}
 * @param bad how many answers were bad: the function failed, ran out of time or memory, or answered
 *     with a status of 500 or more
 * @param failing how many execution environments gave the bad answers; 0 where that is unknown
 * @param timed how many answers were timed: not the first ones of an execution environment, which
 *     warms up
 * @param slow for each threshold, how many of these took longer
 */
public record Answers(long requests, long bad, int failing, long timed, List<Long> slow) {
  public static final Answers NONE = new Answers(0, 0);

  /** Answers of which it is not known who gave them and how long they took. */
  public Answers(long requests, long bad) {
    this(requests, bad, 0, 0, List.of());
  }

  public Answers {
    if (bad < 0 || bad > requests || failing < 0) {
      throw new IllegalArgumentException(
          "%d bad answers of %d, by %d environments".formatted(bad, requests, failing));
    }
    slow = List.copyOf(slow);
  }
}
