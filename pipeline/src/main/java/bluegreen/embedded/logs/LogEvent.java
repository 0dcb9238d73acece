package bluegreen.embedded.logs;

import bluegreen.embedded.model.Logs.Event;
import java.time.Instant;

/**
 * An event of a stream. Events are ordered by their time, and those of the same time by their
 * number.
 *
 * @param number in the order of writing, unique in the account
 * @param arrived when CloudWatch Logs had received it; it cannot be read before
 */
record LogEvent(long number, String stream, Event content, Instant arrived)
    implements Comparable<LogEvent> {
  /** What AWS adds to a message's length in UTF-8 to measure an event. */
  static final int OVERHEAD = 26;

  /** Milliseconds since 1970. */
  long at() {
    return content.at().toEpochMilli();
  }

  Position position() {
    return new Position(at(), number);
  }

  /** As AWS's ids, a number in 56 digits. */
  String id() {
    return "%056d".formatted(number);
  }

  @Override
  public int compareTo(LogEvent other) {
    return position().compareTo(other.position());
  }
}
