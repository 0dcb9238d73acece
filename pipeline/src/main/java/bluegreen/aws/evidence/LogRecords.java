package bluegreen.aws.evidence;

import bluegreen.aws.evidence.LogRecord.Answer;
import bluegreen.aws.evidence.LogRecord.Report;
import bluegreen.aws.evidence.LogRecord.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads log events of Lambda functions, in JSON and as text.
 *
 * @param status where a function's line has the status of its answer
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html">Lambda
 *     Telemetry API Event schema reference</a>
 */
record LogRecords(JsonPointer status) {
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_KIND = 200;
  private static final Pattern REPORT =
      Pattern.compile("REPORT RequestId: (\\S+)\\s.*", Pattern.DOTALL);
  private static final Pattern DURATION = Pattern.compile("\\tDuration: ([0-9.]+) ms");
  private static final Pattern FAILED =
      Pattern.compile("\\tStatus: (?!success)(\\w+)(?:\\tError Type: (\\S+))?");
  private static final Pattern TROUBLE =
      Pattern.compile("\\b(ERROR|FATAL|CRITICAL|Traceback)\\b|Exception|errorType|Task timed out");
  private static final Set<String> LEVELS = Set.of("ERROR", "FATAL", "CRITICAL");

  /** What one event says: nothing if it is about no request. */
  List<LogRecord> in(String message) {
    if (message.startsWith("{")) {
      try {
        return in(JsonMapper.shared().readTree(message));
      } catch (JacksonException e) {
        // A line that only begins like JSON.
      }
    }
    Matcher report = REPORT.matcher(message);
    if (report.matches()) {
      return List.of(new Report(report.group(1), failure(message), millis(duration(message))));
    }
    return TROUBLE.matcher(message).find()
        ? List.of(new Trouble(Optional.empty(), firstLine(message), cut(message), Optional.empty()))
        : List.of();
  }

  private List<LogRecord> in(JsonNode json) {
    if (json.path("type").asString("").startsWith("platform.")) {
      return json.path("type").asString("").equals("platform.report")
          ? List.of(report(json.path("record")))
          : List.of();
    }
    List<LogRecord> records = new ArrayList<>();
    Optional<String> request = text(json, "requestId", "AWSRequestId", "aws_request_id");
    JsonNode code = json.at(status);
    if (code.isIntegralNumber()) {
      records.add(new Answer(request, code.asInt(0), text(json, "path")));
    }
    trouble(json, request).ifPresent(records::add);
    return records;
  }

  private static Report report(JsonNode report) {
    String status = report.path("status").asString("success");
    return new Report(
        report.path("requestId").asString(""),
        Optional.of(report.path("errorType").asString(status))
            .filter(_ -> !status.equals("success")),
        millis(report.path("metrics").path("durationMs").asDouble(0)));
  }

  private static Optional<String> failure(String message) {
    Matcher failed = FAILED.matcher(message);
    return failed.find()
        ? Optional.of(failed.group(2) == null ? failed.group(1) : failed.group(2))
        : Optional.empty();
  }

  /** Runtimes have fields of their own for it; a framework logs at level ERROR. */
  private static Optional<Trouble> trouble(JsonNode json, Optional<String> request) {
    JsonNode said = json.path("message").isObject() ? json.path("message") : json;
    Optional<String> type = text(said, "errorType");
    Optional<String> message = text(said, "errorMessage", "error", "message", "msg");
    boolean error =
        type.isPresent()
            || said.path("error").isString()
            || text(json, "level", "log_level").filter(LEVELS::contains).isPresent();
    if (!error) {
      return Optional.empty();
    }
    String words = message.or(() -> type).orElseGet(json::toString);
    String text =
        Stream.concat(
                Stream.of(
                    type.filter(_ -> message.isPresent()).map(t -> t + ": ").orElse("") + words),
                said.path("stackTrace").valueStream().map(line -> line.asString("")))
            .reduce((a, b) -> a + "\n" + b)
            .orElse(words);
    return Optional.of(
        new Trouble(
            request, type.orElseGet(() -> firstLine(words)), cut(text), text(json, "path")));
  }

  private static Optional<String> text(JsonNode json, String... names) {
    return Stream.of(names)
        .map(json::path)
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .findFirst();
  }

  private static double duration(String message) {
    Matcher duration = DURATION.matcher(message);
    return duration.find() ? Double.parseDouble(duration.group(1)) : 0;
  }

  private static Duration millis(double millis) {
    return Duration.ofNanos(Math.round(millis * 1e6));
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= LONGEST_KIND ? line : line.substring(0, LONGEST_KIND);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }
}
