package bluegreen.embedded.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;

/**
 * Where an execution environment logs: the group and the stream, as Lambda names them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html">
 *     Configuring CloudWatch log groups</a>
 */
public record LogDestination(String group, String stream) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

  /**
   * The destination of an environment, which it keeps over midnight.
   *
   * @param start when it started, in AWS's time
   * @param environment its id
   */
  public static LogDestination of(
      FunctionConfiguration version, Instant start, String environment) {
    String group = group(version);
    boolean own = !group.equals(usual(version));
    String function = own ? version.functionName() : "";
    String name =
        "%s/%s[%s]%s"
            .formatted(
                DAY.format(start), function, version.version(), environment.replace("-", ""));
    return new LogDestination(group, name);
  }

  /** The group of a version's logs. */
  public static String group(FunctionConfiguration version) {
    return Optional.ofNullable(version.loggingConfig())
        .map(LoggingConfig::logGroup)
        .orElseGet(() -> usual(version));
  }

  private static String usual(FunctionConfiguration version) {
    return "/aws/lambda/" + version.functionName();
  }
}
