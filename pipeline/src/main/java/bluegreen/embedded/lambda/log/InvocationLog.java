package bluegreen.embedded.lambda.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Invocation;
import bluegreen.embedded.model.LogDestination;
import bluegreen.embedded.model.Logs.Batch;
import bluegreen.embedded.model.Logs.Event;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;

/**
 * The log of one invocation, in the format that the function's configuration asks for. Lambda's own
 * lines are made when they are read, because most are never read.
 */
public sealed interface InvocationLog permits TextLog, JsonLog {
  /** How many bytes {@code Invoke} returns for {@code LogType: Tail}. */
  int TAIL = 4 * 1024;

  /** The id of the environment where the code runs in none. */
  String NO_ENVIRONMENT = "00000000000000000000000000000000";

  static InvocationLog of(Invocation invocation, Answer answer) {
    LoggingConfig logging = invocation.version().loggingConfig();
    Report report = new Report(invocation, answer);
    return logging != null && logging.logFormat() == LogFormat.JSON
        ? JsonLog.of(report, logging)
        : new TextLog(report);
  }

  Report report();

  /**
   * All that is written.
   *
   * @param end when the invocation ended, in AWS's time; the code's lines have this time, too
   */
  List<Event> events(Instant end);

  /** All that is written, and where. */
  default Batch batch(Instant end) {
    Invocation invocation = report().invocation();
    String stream =
        report().answer().output().stream()
            .orElseGet(
                () ->
                    LogDestination.of(invocation.version(), invocation.at(), NO_ENVIRONMENT)
                        .stream());
    return new Batch(
        String.valueOf(invocation.version().role()),
        LogDestination.group(invocation.version()),
        stream,
        events(end));
  }

  /** The last 4 KB. */
  static byte[] tail(List<Event> events) {
    byte[] bytes =
        events.stream().map(event -> event.message() + "\n").collect(joining()).getBytes(UTF_8);
    return Arrays.copyOfRange(bytes, Math.max(0, bytes.length - TAIL), bytes.length);
  }
}
