package bluegreen.ports;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks again and again until what is seen is enough, or a deadline has passed.
 *
 * <p>The deadline is measured in time, so what the looks themselves take counts. Pauses grow: the
 * first is 50 ms, and each later one is longer by a sixteenth of the time waited so far, up to the
 * longest that was asked for. What ends soon is so seen soon, and what takes long costs few calls.
 *
 * @param time measures and pauses
 * @param story hears what is waited for
 * @param limit the deadline, from the first look on
 * @param longestPause between two looks
 */
public record Waiting(Time time, Story story, Duration limit, Duration longestPause) {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final int PART = 16;
  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  /** Without a deadline, and with pauses of up to a second. */
  public Waiting(Time time, Story story) {
    this(time, story, FOREVER, Duration.ofSeconds(1));
  }

  /** The same, but no longer than {@code most}. */
  public Waiting atMost(Duration most) {
    return new Waiting(time, story, most, longestPause);
  }

  /** The same, with pauses of at most {@code longest}. */
  public Waiting every(Duration longest) {
    return new Waiting(time, story, limit, longest);
  }

  /** How waiting ended. */
  public sealed interface Waited<T> {
    /** What was seen last. */
    T last();

    /** It was enough. */
    record Enough<T>(T last) implements Waited<T> {}

    /** It was not enough when the deadline had passed. */
    record TimedOut<T>(T last) implements Waited<T> {}
  }

  /**
   * Waits in silence.
   *
   * @throws InterruptedException if somebody wants the tool to end
   */
  public <T> Waited<T> until(Supplier<T> look, Predicate<T> enough) throws InterruptedException {
    return until(look, enough, seen -> "");
  }

  /**
   * Waits.
   *
   * @param told what the story hears before each pause, made of what was seen; empty for silence
   * @throws InterruptedException if somebody wants the tool to end
   */
  public <T> Waited<T> until(Supplier<T> look, Predicate<T> enough, Function<T, String> told)
      throws InterruptedException {
    long begin = time.nanos();
    while (true) {
      T seen = look.get();
      if (enough.test(seen)) {
        return new Waited.Enough<>(seen);
      }
      Duration waited = Duration.ofNanos(time.nanos() - begin);
      if (waited.compareTo(limit) >= 0) {
        return new Waited.TimedOut<>(seen);
      }
      String text = told.apply(seen);
      if (!text.isEmpty()) {
        story.waiting(text);
      }
      time.pause(shorter(pauseAfter(waited), limit.minus(waited)));
    }
  }

  private Duration pauseAfter(Duration waited) {
    return shorter(FIRST_PAUSE.plus(waited.dividedBy(PART)), longestPause);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
