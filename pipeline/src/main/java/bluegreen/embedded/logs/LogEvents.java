package bluegreen.embedded.logs;

import bluegreen.embedded.model.Logs.Event;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The events of one group, by their time. What is kept is limited, because AWS's disks are not: the
 * earliest events are dropped first.
 */
final class LogEvents {
  /** How many events a group keeps. */
  static final int MOST = 100_000;

  /** How many characters a group keeps. */
  static final long MOST_TEXT = 32L * 1024 * 1024;

  /** What an event takes whose text is made when it is read. */
  private static final int LAZY = 64;

  private final NavigableMap<Position, LogEvent> events = new TreeMap<>();
  private long text;

  void add(LogEvent event) {
    events.put(event.position(), event);
    text += size(event);
    while (events.size() > MOST || text > MOST_TEXT) {
      drop();
    }
  }

  /** The events from one position to another, the latter excluded. */
  NavigableMap<Position, LogEvent> between(Position from, Position to) {
    return from.compareTo(to) < 0 ? events.subMap(from, true, to, false) : new TreeMap<>();
  }

  /** Deletes what is older than {@code at}, in milliseconds since 1970. */
  void forget(long at) {
    while (!events.isEmpty() && events.firstKey().at() < at) {
      drop();
    }
  }

  void removeStream(String stream) {
    events.values().removeIf(event -> event.stream().equals(stream));
    text = events.values().stream().mapToLong(LogEvents::size).sum();
  }

  /** What is kept, in characters. */
  long text() {
    return text;
  }

  private void drop() {
    text -= size(events.pollFirstEntry().getValue());
  }

  private static long size(LogEvent event) {
    return event.content() instanceof Event.Text(var _, String message)
        ? message.length() + LogEvent.OVERHEAD
        : LAZY;
  }
}
