package bluegreen.embedded.runtime;

import bluegreen.embedded.model.FunctionError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an invocation ended.
 *
 * @param payload the function's answer, or the error document
 * @param failed whether the payload is an error document
 * @param message the lines that Lambda adds to the log, maybe empty
 * @param status the fields that Lambda adds to the REPORT line, maybe empty
 * @param limit the function's time-out, if that has ended it: what is reported as its duration
 */
record InvocationOutcome(
    SdkBytes payload, boolean failed, String message, String status, Optional<Duration> limit) {
  private static final Pattern CANNOT_RUN =
      Pattern.compile("Cannot run program \"([^\"]*)\".*error[=:] ?\\d+,? \\(?([^)]*?)\\)? *");

  /** The exit status after SIGKILL. */
  private static final int KILLED = 128 + 9;

  static InvocationOutcome answered(SdkBytes payload) {
    return new InvocationOutcome(payload, false, "", "", Optional.empty());
  }

  /** An error that the runtime has reported, and logged in its own words. */
  static InvocationOutcome reported(SdkBytes document) {
    return new InvocationOutcome(document, true, "", errorStatus(type(document)), Optional.empty());
  }

  /** As the document names it, which is the runtime's own. */
  private static String type(SdkBytes document) {
    try {
      JsonNode error = JsonMapper.shared().readTree(document.asByteArrayUnsafe());
      return error.path("errorType").asString("Runtime.Unknown");
    } catch (JacksonException e) {
      return "Runtime.Unknown";
    }
  }

  private static String errorStatus(String type) {
    return "\tStatus: error\tError Type: " + type;
  }

  static InvocationOutcome tooLarge() {
    return failed(FunctionError.answerTooLarge());
  }

  static InvocationOutcome timedOut(String requestId, Duration limit) {
    String text =
        String.format(Locale.ROOT, "Task timed out after %.2f seconds", limit.toMillis() / 1e3);
    var error = new FunctionError("Sandbox.Timedout", inRequest(requestId, text));
    String message = Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + requestId + " " + text;
    return new InvocationOutcome(
        error.document(), true, message, "\tStatus: timeout", Optional.of(limit));
  }

  static InvocationOutcome killed(String requestId) {
    return exited(requestId, KILLED);
  }

  static InvocationOutcome exited(String requestId, int status) {
    String error = "Runtime exited " + reason(status);
    return failed(new FunctionError("Runtime.ExitError", inRequest(requestId, error)));
  }

  static InvocationOutcome notStarted(String requestId, IOException cause) {
    Matcher java = CANNOT_RUN.matcher(String.valueOf(cause.getMessage()));
    String error =
        java.matches()
            ? "fork/exec " + java.group(1) + ": " + java.group(2).toLowerCase(Locale.ROOT)
            : String.valueOf(cause.getMessage());
    return failed(new FunctionError("Runtime.InvalidEntrypoint", inRequest(requestId, error)));
  }

  private static String inRequest(String requestId, String error) {
    return "RequestId: " + requestId + " Error: " + error;
  }

  private static InvocationOutcome failed(FunctionError error) {
    return new InvocationOutcome(
        error.document(),
        true,
        error.message() + "\n" + error.type(),
        errorStatus(error.type()),
        Optional.empty());
  }

  /** Exit statuses above 128 are 128 plus the number of the signal that ended the process. */
  private static String reason(int status) {
    return switch (status) {
      case 0 -> "without providing a reason";
      case 128 + 6 -> "with error: signal: aborted";
      case KILLED -> "with error: signal: killed";
      case 128 + 11 -> "with error: signal: segmentation fault";
      case 128 + 15 -> "with error: signal: terminated";
      default -> "with error: exit status " + status;
    };
  }
}
