package bluegreen.embedded.lambda.log;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The level of a log event, the least first. */
enum Level {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR,
  FATAL;

  /** Whether it is written where {@code least} is the least level. */
  boolean passes(Level least) {
    return compareTo(least) >= 0;
  }

  /**
   * The level of a line. It counts only in a JSON object that has a time, too; everything else is
   * {@code INFO}.
   */
  static Level of(String line) {
    if (!line.startsWith("{") || !line.contains("\"level\"")) {
      return INFO;
    }
    try {
      JsonNode object = JsonMapper.shared().readTree(line);
      boolean timed = Stream.of("timestamp", "time", "@timestamp").anyMatch(k -> isTime(object, k));
      return timed ? named(object.path("level").asString("")) : INFO;
    } catch (JacksonException e) {
      return INFO;
    }
  }

  private static boolean isTime(JsonNode object, String key) {
    try {
      OffsetDateTime.parse(object.path(key).asString(""));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Level named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Stream.of(values()).filter(l -> l.name().equals(upper)).findFirst().orElse(INFO);
  }
}
