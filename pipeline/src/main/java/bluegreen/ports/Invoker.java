package bluegreen.ports;

/** Invokes versions of the Lambda function. */
@FunctionalInterface
public interface Invoker {
  /** Invokes a version and waits for its answer. */
  Invocation invoke(VersionNumber version, String event);

  /**
   * What an invocation gave.
   *
   * @param payload the function's answer, JSON
   * @param failed whether the function failed; the payload then says how
   * @param log the tail of its log
   */
  record Invocation(String payload, boolean failed, String log) {}
}
