package bluegreen.ports;

import java.time.Duration;

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
}
