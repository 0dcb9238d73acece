package bluegreen.embedded.wire;

import bluegreen.embedded.wire.codec.Errors;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Stands in the way of every call that reaches a served operation, as a real network does. */
@FunctionalInterface
public interface Interceptor {
  /** Lets everything pass. */
  Interceptor NONE = call -> new Fate.Pass();

  /** Decides what becomes of a call. The operation hasn't run yet. */
  Fate before(Call call);

  /** Sees a call whose operation has run, well or not. Nothing has been answered yet. */
  default void after(Call call) {}

  /**
   * A call to an operation.
   *
   * @param service such as {@code lambda}
   * @param operation such as {@code GetAlias}
   * @param number counts all calls of a server, from 1
   */
  record Call(String service, String operation, long number, AwsRequest request) {}

  /** What becomes of a call. */
  sealed interface Fate {
    /** The operation runs and its answer arrives. */
    record Pass() implements Fate {}

    /** An error is answered; the operation doesn't run. */
    record Fail(AwsServiceException error) implements Fate {
      /** Fails with an error that needs no class, such as a throttle. */
      public static Fail with(int status, String code, String message) {
        return new Fail(Errors.error(status, code, message));
      }
    }

    /** The connection breaks before the operation runs. */
    record LoseRequest() implements Fate {}

    /** The operation runs and the connection breaks before its answer leaves. */
    record LoseResponse() implements Fate {}
  }
}
