package bluegreen.embedded.logs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between the events of a group.
 *
 * @param at milliseconds since 1970
 * @param number that of an event
 */
record Position(long at, long number) implements Comparable<Position> {
  /** Later than every event. */
  static final long LATEST = 999_999_999_999_999L;

  private static final Pattern TOKEN = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

  /** Before every event from {@code at} on. */
  static Position from(long at) {
    return new Position(at, 0);
  }

  /** Right after this event's. */
  Position next() {
    return new Position(at, number + 1);
  }

  /** As the tokens of pages name it. */
  String token() {
    return at + "-" + number;
  }

  /** Empty if the token is none. */
  static Optional<Position> parse(String token) {
    Matcher parts = TOKEN.matcher(token);
    return parts.matches()
        ? Optional.of(new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(Position other) {
    int byTime = Long.compare(at, other.at);
    return byTime != 0 ? byTime : Long.compare(number, other.number);
  }
}
