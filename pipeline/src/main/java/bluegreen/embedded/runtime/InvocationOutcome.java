package bluegreen.embedded.runtime;

import bluegreen.embedded.model.FunctionError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;

/**
 * How an invocation ended.
 *
 * @param payload the function's answer, or the error document
 * @param failed whether the payload is an error document
 * @param message the lines that Lambda adds to the log, maybe empty
 * @param status the fields that Lambda adds to the REPORT line, maybe empty
 */
record InvocationOutcome(SdkBytes payload, boolean failed, String message, String status) {
  /** The exit status after SIGKILL. */
  private static final int KILLED = 128 + 9;

  static InvocationOutcome answered(SdkBytes payload) {
    return new InvocationOutcome(payload, false, "", "");
  }

  /** An error that the runtime has reported, and logged in its own words. */
  static InvocationOutcome reported(SdkBytes document) {
    return new InvocationOutcome(document, true, "", "");
  }

  static InvocationOutcome tooLarge() {
    return failed(FunctionError.answerTooLarge());
  }

  static InvocationOutcome timedOut(String requestId, Duration limit) {
    String text =
        String.format(Locale.ROOT, "Task timed out after %.2f seconds", limit.toMillis() / 1e3);
    var error = new FunctionError("Sandbox.Timedout", inRequest(requestId, text));
    String message = Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + requestId + " " + text;
    return new InvocationOutcome(error.document(), true, message, "\tStatus: timeout");
  }

  static InvocationOutcome killed(String requestId) {
    return exited(requestId, KILLED);
  }

  static InvocationOutcome exited(String requestId, int status) {
    String error = "Runtime exited " + reason(status);
    return failed(new FunctionError("Runtime.ExitError", inRequest(requestId, error)));
  }

  static InvocationOutcome notStarted(String requestId, IOException cause) {
    String error = String.valueOf(cause.getMessage());
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
        "\tStatus: error\tError Type: " + error.type());
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
