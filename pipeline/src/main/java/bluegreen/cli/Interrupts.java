package bluegreen.cli;

import bluegreen.ports.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Real time, cut short once when the process is asked to end: Ctrl-C or SIGTERM.
 *
 * <p>A call that AWS leaves unanswered can't be cut short: the process then ends without it.
 */
final class Interrupts implements Time {
  /** How long a call in progress may take, if nothing else is to be done. */
  static final Duration TO_LEAVE = Duration.ofSeconds(5);

  /** CodeDeploy rolls a deployment back in seconds; the rest is for calls that are retried. */
  static final Duration TO_ROLL_BACK = Duration.ofMinutes(15);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Delays the JVM's end until the command has told, or rolled back, what is in flight.
   *
   * @param grace the longest delay
   * @param unanswered is run if it takes longer
   */
  static Interrupts install(Duration grace, Runnable unanswered) {
    Interrupts interrupts = new Interrupts();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interrupts.ask(grace, unanswered), "interrupted"));
    return interrupts;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    if (told.get()) {
      Thread.sleep(duration);
    } else if (asked.await(duration.toNanos(), TimeUnit.NANOSECONDS)
        && told.compareAndSet(false, true)) {
      throw new InterruptedException("asked to end");
    }
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  /** The command has told how it ended. */
  void done() {
    answered.countDown();
  }

  private void ask(Duration grace, Runnable unanswered) {
    asked.countDown();
    try {
      if (!answered.await(grace.toNanos(), TimeUnit.NANOSECONDS)) {
        unanswered.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
