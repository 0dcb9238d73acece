package bluegreen.embedded.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one lock and the one clock of an embedded AWS. Events run one at a time, in the order of
 * their due times, whether time is real, accelerated or moved by a test.
 *
 * <p>Everything that reads or changes the model runs inside {@link #call}. Slow work must not: an
 * event that waits for a function or a socket starts a thread, which enters the model again through
 * {@link #call}.
 */
public final class Timeline {
  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final InstantSource time;
  private Instant now;
  private long scheduled;
  private Runnable onEarlier = () -> {};

  public Timeline(InstantSource time) {
    this.time = time;
    this.now = time.instant();
  }

  /** Runs {@code action} now, after everything that was due before. */
  public <T> T call(Supplier<T> action) {
    lock.lock();
    try {
      runDue();
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /** Runs {@code action} now, after everything that was due before. */
  public void run(Runnable action) {
    call(
        () -> {
          action.run();
          return true;
        });
  }

  /** The model's current time; while an event runs, the time at which the event was due. */
  public Instant now() {
    return now;
  }

  /** Schedules {@code action} after {@code delay}. Must be called inside {@link #call}. */
  public void after(Duration delay, Runnable action) {
    at(now.plus(delay), action);
  }

  /** Schedules {@code action} at {@code moment}. Must be called inside {@link #call}. */
  public void at(Instant moment, Runnable action) {
    boolean first = events.isEmpty() || moment.isBefore(events.element().moment());
    events.add(new Event(moment, scheduled++, action));
    if (first) {
      onEarlier.run();
    }
  }

  /** When the next event is due; empty if none is scheduled. */
  public Optional<Instant> next() {
    return call(() -> Optional.ofNullable(events.peek()).map(Event::moment));
  }

  /**
   * Sets a listener that runs inside {@link #call} each time that a new event becomes the next one.
   */
  public void onEarlier(Runnable listener) {
    run(() -> onEarlier = listener);
  }

  /** Runs every event that is due by now. */
  public void catchUp() {
    run(() -> {});
  }

  private void runDue() {
    Instant until = time.instant();
    for (Event e = events.peek(); e != null && !e.moment().isAfter(until); e = events.peek()) {
      events.remove();
      now = later(now, e.moment());
      e.action().run();
    }
    now = later(now, until);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private record Event(Instant moment, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byMoment = moment.compareTo(other.moment);
      return byMoment != 0 ? byMoment : Long.compare(order, other.order);
    }
  }
}
