package bluegreen.verdict;

import java.time.Duration;

/**
 * Both versions in the same period. The test compares within periods, so that it holds while the
 * service's rate of errors moves.
 *
 * <p>A period is a minute, or the part of the current minute that has passed. It must not be
 * shorter where bad answers come in bursts: {@link Counting#ONE_A_MINUTE} counts once a period.
 *
 * @param length above zero; only used to say how long more evidence takes
 */
public record Period(Counts green, Counts blue, Duration length) {
  public Period {
    if (!length.isPositive()) {
      throw new IllegalArgumentException("length is %s; it must be above zero".formatted(length));
    }
  }

  /** A minute. */
  public Period(Counts green, Counts blue) {
    this(green, blue, Duration.ofMinutes(1));
  }

  /** With the versions exchanged. */
  Period reversed() {
    return new Period(blue, green, length);
  }
}
