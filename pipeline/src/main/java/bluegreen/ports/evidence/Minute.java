package bluegreen.ports.evidence;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How both versions answered in the same minute. */
public record Minute(Answers green, Answers blue) {
  /** Each minute in which either of them answered, by its begin. */
  public static NavigableMap<Instant, Minute> each(
      Map<Instant, Answers> green, Map<Instant, Answers> blue) {
    NavigableMap<Instant, Minute> minutes = new TreeMap<>();
    green.forEach(
        (at, answers) -> minutes.put(at, new Minute(answers, blue.getOrDefault(at, Answers.NONE))));
    blue.forEach((at, answers) -> minutes.putIfAbsent(at, new Minute(Answers.NONE, answers)));
    return minutes;
  }
}
