package bluegreen.aws.evidence;

import bluegreen.ports.VersionNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import tools.jackson.core.JsonPointer;

/**
 * Where a version's log is, and how it is written.
 *
 * @param group the log group
 * @param format JSON or text
 */
record LogPlace(String group, LogFormat format) {
  /** Such as {@code 2026/01/31/[7]<id>}, or {@code …/<function>[7]<id>} in a group of one's own. */
  private static final Pattern STREAM =
      Pattern.compile("\\d{4}/\\d\\d/\\d\\d/[^\\[]*\\[(\\d+)](\\w+)");

  /** Frameworks write their errors at these levels, Lambda's own runtimes the type of an error. */
  private static final String ERRORS_IN_JSON =
      "$.level = \"ERROR\" || $.level = \"FATAL\" || $.level = \"CRITICAL\""
          + " || $.log_level = \"ERROR\" || $.errorType = \"*\"";

  private static final String TEXT =
      "?REPORT ?ERROR ?FATAL ?CRITICAL ?Traceback ?Exception ?errorType ?\"Task timed out\"";

  static LogPlace of(String function, FunctionConfiguration version) {
    Optional<LoggingConfig> logging = Optional.ofNullable(version.loggingConfig());
    return new LogPlace(
        logging.map(LoggingConfig::logGroup).orElse("/aws/lambda/" + function),
        logging.map(LoggingConfig::logFormat).orElse(LogFormat.TEXT));
  }

  /**
   * What CloudWatch Logs is to find: Lambda's reports, statuses of 500 and more, and errors.
   *
   * @param status where a line of the function has the status of its answer
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
   *     pattern syntax</a>
   */
  String pattern(JsonPointer status) {
    String last = status.last().getMatchingProperty();
    return format == LogFormat.JSON
        ? "{ $.type = \"platform.report\" || %s >= 500 || %s }"
            .formatted(selector(status), ERRORS_IN_JSON)
        : TEXT + " ?\"\\\"%s\\\":5\" ?\"\\\"%s\\\": 5\"".formatted(last, last);
  }

  private static String selector(JsonPointer pointer) {
    return "$" + pointer.toString().replace('/', '.');
  }

  /** The execution environment that writes to a log stream; empty if it is no version's. */
  static Optional<Writer> writer(String stream) {
    Matcher matcher = STREAM.matcher(stream);
    return matcher.matches()
        ? VersionNumber.parse(matcher.group(1))
            .map(version -> new Writer(version, matcher.group(2)))
        : Optional.empty();
  }

  /** An execution environment of a version. */
  record Writer(VersionNumber version, String environment) {}
}
