package bluegreen.smoke;

import bluegreen.ports.VersionNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the log of an invocation must satisfy, as far as Lambda returns it: the last 4 KB.
 *
 * @param matches a regular expression for one whole line; <code>${version}</code> stands for the
 *     number of the version under test
 * @param initMillis how long a cold start may take to initialize; a warm start meets it
 */
public record LogDemand(Optional<String> matches, OptionalInt initMillis) {
  /** An expectation that asks nothing of the log. */
  static final LogDemand NONE = new LogDemand(Optional.empty(), OptionalInt.empty());

  /** Lambda's last line, as text and in the function's JSON log format. */
  private static final Pattern REPORT =
      Pattern.compile("(?m)^(?:REPORT RequestId: |\\{.*\"platform\\.report\").*$");

  private static final Pattern INIT =
      Pattern.compile("(?:\tInit Duration: |\"initDurationMs\":\\s*)(\\d{1,9}(?:\\.\\d{1,9})?)");

  List<String> failures(String log, VersionNumber version) {
    List<String> failures = new ArrayList<>();
    matches.ifPresent(regex -> mismatch(regex, log, version).ifPresent(failures::add));
    initMillis.ifPresent(limit -> slowness(limit, log).ifPresent(failures::add));
    return failures;
  }

  private static Optional<String> mismatch(String regex, String log, VersionNumber version) {
    Pattern expected = Expectation.pattern(regex, version);
    try {
      return log.lines().anyMatch(line -> Regex.matches(expected, line))
          ? Optional.empty()
          : Optional.of("no line of the log matches " + expected + ": " + Quote.of(log));
    } catch (Regex.HopelessException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Optional<String> slowness(int limit, String log) {
    return REPORT
        .matcher(log)
        .results()
        .reduce((_, last) -> last)
        .flatMap(report -> INIT.matcher(report.group()).results().findFirst())
        .map(init -> Double.parseDouble(init.group(1)))
        .filter(millis -> millis > limit)
        .map(millis -> "initialized in %s ms, may take %d".formatted(millis, limit));
  }
}
