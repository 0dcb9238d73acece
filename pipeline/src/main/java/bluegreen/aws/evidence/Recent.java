package bluegreen.aws.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells new log events from those that were read before; forgets what won't be read again. */
final class Recent {
  private final Duration memory;
  private final Deque<Seen> order = new ArrayDeque<>();
  private final Set<String> ids = new HashSet<>();
  private @Nullable Instant newest;

  /**
   * @param memory how far behind the newest event the next reading begins
   */
  Recent(Duration memory) {
    this.memory = memory.multipliedBy(2);
  }

  private record Seen(Instant at, String id) {}

  /** Whether the event was not added before. */
  boolean add(Instant at, String id) {
    if (!ids.add(id)) {
      return false;
    }
    order.add(new Seen(at, id));
    newest = newest == null || at.isAfter(newest) ? at : newest;
    while (order.getFirst().at().isBefore(newest.minus(memory))) {
      ids.remove(order.removeFirst().id());
    }
    return true;
  }

  /** The time of the newest event. */
  Optional<Instant> newest() {
    return Optional.ofNullable(newest);
  }
}
