package bluegreen.cli;

import bluegreen.ports.Time;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Real time, cut short once when the process is asked to end: Ctrl-C or SIGTERM.
 *
 * <p>A call that AWS leaves unanswered can't be cut short: whoever asked leaves without its answer.
 */
final class Interrupts implements Time {
  /** How long a call that is under way may take, if nothing else is to be done. */
  static final Duration TO_LEAVE = Duration.ofSeconds(5);

  /** CodeDeploy takes a deployment back in seconds; the rest is for calls that are tried again. */
  static final Duration TO_TAKE_BACK = Duration.ofMinutes(15);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * Lets the JVM's end wait until the command has said, or undone, what is in flight.
   *
   * @param grace how long the end waits for that
   * @param unanswered says what is to be said if it takes longer
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

  /** The command has said all it has to say. */
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
