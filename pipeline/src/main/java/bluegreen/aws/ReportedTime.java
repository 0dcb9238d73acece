package bluegreen.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How long a function took by Lambda's own watch, which stands in the last line of its log:
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html. The time
 * of a call would count the network and the SDK's retries as the function's.
 */
final class ReportedTime {
  private static final Pattern REPORT =
      Pattern.compile("(?m)^(?:REPORT RequestId: |\\{.*\"platform\\.report\").*$");

  /** The call itself, and what a cold start adds to it; not what is billed. */
  private static final Pattern TIME =
      Pattern.compile(
          "(?:\t(?:Init |Restore )?Duration: |\"(?:d|initD|restoreD)urationMs\":\\s*)"
              + "(\\d{1,9}(?:\\.\\d{1,9})?)");

  private ReportedTime() {}

  /** Empty if the log has no report. */
  static Optional<Duration> in(String log) {
    return REPORT
        .matcher(log)
        .results()
        .reduce((_, last) -> last)
        .map(MatchResult::group)
        .map(report -> TIME.matcher(report).results().mapToDouble(ReportedTime::millis).sum())
        .map(millis -> Duration.ofNanos(Math.round(millis * 1e6)));
  }

  private static double millis(MatchResult time) {
    return Double.parseDouble(time.group(1));
  }
}
