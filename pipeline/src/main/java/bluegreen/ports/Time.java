package bluegreen.ports;

import java.time.Duration;
import java.time.Instant;

/** The passing of time. */
public interface Time {
  /**
   * Waits.
   *
   * @throws InterruptedException once, when somebody wants the tool to end
   */
  void pause(Duration duration) throws InterruptedException;

  /** Nanoseconds from an arbitrary origin, for measuring how long something takes. */
  long nanos();

  /** The date and time, as far as this machine knows them. */
  Instant now();
}
