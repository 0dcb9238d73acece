package bluegreen.embedded.lambda.log;

import static java.util.Objects.requireNonNullElse;

import bluegreen.embedded.model.Environments.Output;
import bluegreen.embedded.model.Logs.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.lambda.model.ApplicationLogLevel;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.SystemLogLevel;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The log of an invocation in JSON: Lambda's records, and what the code has printed, each from its
 * level on. The code's lines stay as they are: what makes JSON of a text is the runtime's client,
 * in the code's own process.
 *
 * @param system the least level of Lambda's records
 * @param lines those of the code's lines that have the least level of the application
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">
 *     Configuring JSON and plain text log formats</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html">
 *     Log-level filtering</a>
 */
record JsonLog(Report report, Level system, List<String> lines) implements InvocationLog {
  static JsonLog of(Report report, LoggingConfig logging) {
    var system = requireNonNullElse(logging.systemLogLevel(), SystemLogLevel.INFO);
    var application = requireNonNullElse(logging.applicationLogLevel(), ApplicationLogLevel.INFO);
    Level least = Level.valueOf(application.name());
    return new JsonLog(
        report,
        Level.valueOf(system.name()),
        report.answer().output().lines().stream()
            .filter(line -> least == Level.TRACE || Level.of(line).passes(least))
            .toList());
  }

  @Override
  public List<Event> events(Instant end) {
    List<Event> events = new ArrayList<>();
    Instant begin = report.invocation().at();
    boolean good = report.succeeded();
    if (Level.INFO.passes(system)) {
      events.add(record(begin, "platform.start", this::start));
    }
    for (String line : lines) {
      events.add(new Event.Text(end, line));
    }
    if ((good ? Level.DEBUG : Level.WARN).passes(system)) {
      events.add(record(end, "platform.runtimeDone", this::runtimeDone));
    }
    if ((good ? Level.INFO : Level.WARN).passes(system)) {
      events.add(record(end, "platform.report", this::end));
    }
    return events;
  }

  private static Event record(Instant at, String type, Consumer<ObjectNode> content) {
    return new Event.Lazy(
        at,
        () -> {
          ObjectNode event = JsonMapper.shared().createObjectNode();
          event.put("time", at.truncatedTo(ChronoUnit.MILLIS).toString()).put("type", type);
          content.accept(event.putObject("record"));
          return event.toString();
        });
  }

  private void start(ObjectNode content) {
    FunctionConfiguration version = report.invocation().version();
    content
        .put("requestId", report.requestId())
        .put("functionArn", report.invocation().invokedArn())
        .put("version", version.version());
  }

  private void runtimeDone(ObjectNode content) {
    content.put("requestId", report.requestId());
    status(content);
    content
        .putObject("metrics")
        .put("durationMs", rounded(report.duration()))
        .put("producedBytes", report.answer().payload().asByteArrayUnsafe().length);
  }

  private void end(ObjectNode content) {
    Output output = report.answer().output();
    content.put("requestId", report.requestId());
    ObjectNode metrics =
        content
            .putObject("metrics")
            .put("durationMs", rounded(report.duration()))
            .put("billedDurationMs", report.billedMillis())
            .put("memorySizeMB", report.invocation().version().memorySize());
    output.peak().ifPresent(megabytes -> metrics.put("maxMemoryUsedMB", megabytes));
    if (!output.init().isZero()) {
      metrics.put("initDurationMs", rounded(output.init()));
    }
    status(content);
  }

  private void status(ObjectNode content) {
    content.put("status", report.status());
    report.errorType().ifPresent(type -> content.put("errorType", type));
  }

  /** Milliseconds with three decimals. */
  private static double rounded(Duration duration) {
    return Math.round(duration.toNanos() / 1e3) / 1e3;
  }
}
