package bluegreen.aws.evidence;

import java.time.Duration;
import java.util.Optional;

/** What a log event says of a request, as far as it matters as evidence. */
sealed interface LogRecord {
  /** The id of the request, if the record says. */
  default Optional<String> about() {
    return switch (this) {
      case Report report -> Optional.of(report.request());
      case Answer answer -> answer.request();
      case Trouble trouble -> trouble.request();
    };
  }

  /**
   * Lambda's report on an invocation.
   *
   * @param failure how it failed, such as {@code timeout} or an exception's type; empty if it did
   *     not
   */
  record Report(String request, Optional<String> failure, Duration took) implements LogRecord {}

  /**
   * The function's own line on an answer.
   *
   * @param request its id, if the line says
   * @param status its HTTP status
   * @param path what was asked, if the line says
   */
  record Answer(Optional<String> request, int status, Optional<String> path) implements LogRecord {}

  /**
   * What the function, its runtime or Lambda said of a failure.
   *
   * @param request its id, if the line says
   * @param kind such as an exception's type
   * @param text message and stack
   * @param path what was asked, if the line says
   */
  record Trouble(Optional<String> request, String kind, String text, Optional<String> path)
      implements LogRecord {}
}
