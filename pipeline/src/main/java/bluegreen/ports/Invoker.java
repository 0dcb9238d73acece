package bluegreen.ports;

import java.time.Duration;
import java.util.Optional;

/** Invokes versions of the Lambda function. */
@FunctionalInterface
public interface Invoker {
  /**
   * Invokes a version and waits for its answer.
   *
   * @throws LostSightException if no answer of Lambda's arrives
   */
  Invocation invoke(VersionNumber version, String event);

  /**
   * What an invocation gave.
   *
   * @param payload the function's answer, JSON; of one that failed, how
   * @param log the tail of its log
   * @param took how long the function took, its cold start included, the network not
   * @param request by which its log names it; empty if Lambda has not said
   */
  record Invocation(
      String payload, Result result, String log, Duration took, Optional<String> request) {
    /** One of which Lambda has not said its id. */
    public Invocation(String payload, Result result, String log, Duration took) {
      this(payload, result, log, took, Optional.empty());
    }
  }

  /** How the function ended. */
  enum Result {
    ANSWERED,
    FAILED,
    /** It answered bytes that are no text; what is none is replaced in the payload. */
    NOT_UTF_8
  }
}
