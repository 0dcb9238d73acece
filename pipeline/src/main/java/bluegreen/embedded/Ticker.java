package bluegreen.embedded;

import bluegreen.embedded.model.AcceleratedTime;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs the events of a timeline when they are due, also while nobody calls the AWS. */
final class Ticker implements AutoCloseable {
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final Timeline timeline;
  private final AcceleratedTime tempo;
  private final Semaphore earlier = new Semaphore(0);
  private final Thread thread;

  Ticker(Timeline timeline, AcceleratedTime tempo) {
    this.timeline = timeline;
    this.tempo = tempo;
    timeline.onEarlier(earlier::release);
    thread = Thread.ofVirtual().name("ticker").start(this::tick);
  }

  private void tick() {
    try {
      while (true) {
        Duration wait = timeline.next().map(tempo::until).orElse(IDLE);
        if (earlier.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
          earlier.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
