package bluegreen.embedded.wire;

import bluegreen.embedded.wire.codec.Errors;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Injects faults: decides for every call to a served operation whether it succeeds, fails or is
 * lost.
 */
@FunctionalInterface
public interface Interceptor {
  /** Lets every call succeed. */
  Interceptor NONE = call -> new Fate.Pass();

  /** Decides the fate of a call, before its operation runs. */
  Fate before(Call call);

  /** Called when an operation has succeeded or failed, before its response is sent. */
  default void after(Call call) {}

  /**
   * A call to an operation.
   *
   * @param service such as {@code lambda}
   * @param operation such as {@code GetAlias}
   * @param number the number of the call among all calls to this server, from 1
   */
  record Call(String service, String operation, long number, AwsRequest request) {}

  /** What happens to a call. */
  sealed interface Fate {
    /** The operation runs and its response is sent. */
    record Pass() implements Fate {}

    /** The operation doesn't run; the response is an error. */
    record Fail(AwsServiceException error) implements Fate {
      /** An error that has no exception class, such as throttling. */
      public static Fail with(int status, String code, String message) {
        return new Fail(Errors.error(status, code, message));
      }
    }

    /** The connection is closed before the operation runs. */
    record LoseRequest() implements Fate {}

    /** The operation runs, and the connection is closed before the response is sent. */
    record LoseResponse() implements Fate {}
  }
}
