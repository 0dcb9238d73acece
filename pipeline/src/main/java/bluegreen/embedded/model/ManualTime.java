package bluegreen.embedded.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when it is told to: what tests drive. */
public final class ManualTime implements InstantSource {
  private volatile Instant now;

  public ManualTime(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Lets {@code duration} pass. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }
}
