package bluegreen.embedded.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks for events of a group, and stops where a page is full or enough has been searched: AWS
 * answers with what it has found so far, maybe nothing, and a token.
 */
final class EventSearch {
  /** How many events one request searches at most. */
  static final int MOST_SEARCHED = 10_000;

  /** How large a page is at most, measured as AWS measures events. */
  private static final int MOST_TEXT = 1024 * 1024;

  private final Instant now;
  private final int limit;
  private final Predicate<LogEvent> wanted;

  EventSearch(Instant now, int limit, Predicate<LogEvent> wanted) {
    this.now = now;
    this.limit = limit;
    this.wanted = wanted;
  }

  /**
   * What was found.
   *
   * @param next where the search goes on; empty if everything was searched
   */
  record Found(List<LogEvent> events, Optional<Position> next) {}

  Found in(Iterable<LogEvent> events) {
    List<LogEvent> found = new ArrayList<>();
    int searched = 0;
    long text = 0;
    for (LogEvent event : events) {
      if (found.size() == limit || searched == MOST_SEARCHED || text > MOST_TEXT) {
        return new Found(found, Optional.of(event.position()));
      }
      searched++;
      if (!event.arrived().isAfter(now) && wanted.test(event)) {
        found.add(event);
        text += event.content().message().length() + LogEvent.OVERHEAD;
      }
    }
    return new Found(found, Optional.empty());
  }
}
