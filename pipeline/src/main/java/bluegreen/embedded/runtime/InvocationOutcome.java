package bluegreen.embedded.runtime;

import bluegreen.embedded.model.Environments.Ending;
import bluegreen.embedded.model.FunctionError;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;

/**
 * How an invocation ended.
 *
 * @param payload the function's answer, or the error document
 * @param failed whether the payload is an error document
 */
record InvocationOutcome(SdkBytes payload, boolean failed, Ending ending) {
  private static final Pattern CANNOT_RUN =
      Pattern.compile("Cannot run program \"([^\"]*)\".*error[=:] ?\\d+,? \\(?([^)]*?)\\)? *");

  /** The exit status after SIGKILL. */
  private static final int KILLED = 128 + 9;

  static InvocationOutcome answered(SdkBytes payload) {
    return new InvocationOutcome(payload, false, new Ending.Answered());
  }

  /** An error that the runtime has reported, and logged in its own words. */
  static InvocationOutcome reported(SdkBytes document) {
    return new InvocationOutcome(document, true, new Ending.Answered());
  }

  static InvocationOutcome tooLarge() {
    return failed(FunctionError.answerTooLarge());
  }

  static InvocationOutcome timedOut(String requestId, Duration limit) {
    String text =
        String.format(Locale.ROOT, "Task timed out after %.2f seconds", limit.toMillis() / 1e3);
    var error = new FunctionError("Sandbox.Timedout", inRequest(requestId, text));
    return new InvocationOutcome(error.document(), true, new Ending.TimedOut(limit));
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
    return new InvocationOutcome(error.document(), true, new Ending.Broken(error));
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
