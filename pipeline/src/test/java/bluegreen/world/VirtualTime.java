package bluegreen.world;

import bluegreen.ports.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Time that passes only in pauses and through {@link #spend}. */
public final class VirtualTime implements Time {
  /** Longer than any tested wait; a longer wait counts as endless. */
  private static final Duration FOREVER = Duration.ofHours(2);

  /** What {@link #now} gives before any time has passed. */
  public static final Instant BEGIN = Instant.parse("2026-01-31T12:00:00Z");

  private final List<Duration> pauses = new ArrayList<>();
  private final TreeMap<Duration, Runnable> events = new TreeMap<>();
  private BooleanSupplier interruptWhen = () -> false;
  private Duration passed = Duration.ZERO;

  @Override
  public void pause(Duration duration) throws InterruptedException {
    if (interruptWhen.getAsBoolean()) {
      interruptWhen = () -> false;
      throw new InterruptedException("asked to end");
    }
    if (passed.compareTo(FOREVER) > 0) {
      throw new AssertionError("still waiting after " + passed);
    }
    pauses.add(duration);
    spend(duration);
  }

  @Override
  public long nanos() {
    return passed.toNanos();
  }

  @Override
  public Instant now() {
    return BEGIN.plus(passed);
  }

  /** Lets time pass, as a slow call does. */
  public void spend(Duration duration) {
    passed = passed.plus(duration);
    while (!events.isEmpty() && events.firstKey().compareTo(passed) <= 0) {
      events.pollFirstEntry().getValue().run();
    }
  }

  /** Runs {@code event} once {@code duration} has passed since the start. */
  public void after(Duration duration, Runnable event) {
    events.put(duration, event);
  }

  /** Interrupts the next pause at which {@code condition} holds, once. */
  public void interruptWhen(BooleanSupplier condition) {
    interruptWhen = condition;
  }

  /** The time passed since the start. */
  public Duration passed() {
    return passed;
  }

  /** The pauses so far. */
  public List<Duration> pauses() {
    return pauses;
  }
}
