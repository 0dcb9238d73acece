package bluegreen.embedded.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when {@link #advance} is called, for tests. */
public final class ManualTime implements InstantSource {
  private volatile Instant now;

  public ManualTime(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves the clock forward by {@code duration}. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }
}
