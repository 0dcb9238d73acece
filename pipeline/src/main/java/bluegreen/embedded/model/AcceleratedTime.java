package bluegreen.embedded.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Time that starts at the present instant and passes {@code speed} times as fast as the wall clock.
 */
public final class AcceleratedTime implements InstantSource {
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();
  private final double speed;

  /**
   * @param speed from 1 (real time) up to 10,000
   */
  public AcceleratedTime(double speed) {
    if (!(speed >= 1 && speed <= 10_000)) {
      throw new IllegalArgumentException("speed must be from 1 to 10000, not " + speed);
    }
    this.speed = speed;
  }

  @Override
  public Instant instant() {
    return start.plusNanos((long) ((System.nanoTime() - startNanos) * speed));
  }

  /** How long a real thread has to wait until {@code moment}; not negative. */
  public Duration until(Instant moment) {
    long nanos = (long) (Duration.between(instant(), moment).toNanos() / speed);
    return Duration.ofNanos(Math.max(0, nanos));
  }
}
