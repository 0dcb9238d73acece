package bluegreen.embedded.lambda.log;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Ending;
import bluegreen.embedded.model.Environments.Invocation;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What Lambda itself says of an invocation, whatever the format. */
public record Report(Invocation invocation, Answer answer) {
  String requestId() {
    return invocation.requestId();
  }

  /** That of the handler; the function's time-out, if that has ended it. */
  Duration duration() {
    return answer.output().ending() instanceof Ending.TimedOut(Duration limit)
        ? limit
        : answer.duration();
  }

  /**
   * With the start of the environment: AWS Compute Blog, "AWS Lambda standardizes billing for INIT
   * Phase", 2025.
   */
  long billedMillis() {
    Duration whole = answer.duration().plus(answer.output().init());
    return Math.ceilDiv(whole.toNanos(), 1_000_000);
  }

  boolean succeeded() {
    return answer instanceof Answer.Returned;
  }

  /** {@code success}, {@code error} or {@code timeout}. */
  String status() {
    if (succeeded()) {
      return "success";
    }
    return answer.output().ending() instanceof Ending.TimedOut ? "timeout" : "error";
  }

  /** The type of an error, as the runtime or Lambda names it. */
  Optional<String> errorType() {
    return switch (answer.output().ending()) {
      case Ending.Answered() -> succeeded() ? Optional.empty() : Optional.of(reported());
      case Ending.Broken(var error) -> Optional.of(error.type());
      case Ending.TimedOut _ -> Optional.empty();
    };
  }

  private String reported() {
    try {
      return JsonMapper.shared()
          .readTree(answer.payload().asByteArrayUnsafe())
          .path("errorType")
          .asString("Runtime.Unknown");
    } catch (JacksonException e) {
      return "Runtime.Unknown";
    }
  }

  /** Milliseconds with two decimals. */
  static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e6);
  }
}
