package bluegreen.verdict;

import java.time.Duration;

/** What makes an answer bad. */
public sealed interface Kind {
  /** It was an error. */
  record Errors() implements Kind {}

  /**
   * It took longer than a threshold, see {@link SlowThresholds}.
   *
   * @param above above zero
   */
  record Slow(Duration above) implements Kind {
    public Slow {
      if (!above.isPositive()) {
        throw new IllegalArgumentException("above is %s; it must be above zero".formatted(above));
      }
    }
  }

  Kind ERRORS = new Errors();
}
