package bluegreen.cli;

import bluegreen.release.Time;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Real time, cut short once when the process is asked to end: Ctrl-C or SIGTERM. */
final class Interrupts implements Time {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answered = new CountDownLatch(1);
  private final AtomicBoolean told = new AtomicBoolean();

  /** Lets the JVM's end wait until the command has said, or undone, what is in flight. */
  static Interrupts install() {
    Interrupts interrupts = new Interrupts();
    Runtime.getRuntime().addShutdownHook(new Thread(interrupts::ask, "interrupted"));
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

  private void ask() {
    asked.countDown();
    try {
      answered.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
