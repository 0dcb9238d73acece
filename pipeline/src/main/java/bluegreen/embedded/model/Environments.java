package bluegreen.embedded.model;

import java.time.Duration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Runs the code of function versions: in processes, in containers, or in a test's own methods. */
public interface Environments extends AutoCloseable {
  /**
   * Called once, before the first invocation.
   *
   * @param registryToken with which images are pulled, as in HTTP basic authentication
   */
  default void authorize(String registryToken) {}

  /**
   * Invokes a version and waits for the answer. Called outside the model's lock, since it takes
   * real time.
   */
  Answer invoke(Invocation invocation);

  /**
   * Stops the idle environments of a version that was deleted or changed. Called inside the model's
   * lock.
   */
  void retire(String versionArn);

  /** Stops all environments and waits until they have ended. */
  @Override
  void close();

  /**
   * One synchronous invocation.
   *
   * @param version the version's configuration; its ARN carries the version or {@code $LATEST}
   * @param image how the version's code starts
   * @param imageUri the version's image, by digest
   * @param requestId the invocation's id, a UUID
   * @param invokedArn the ARN that the caller named, with its qualifier
   */
  record Invocation(
      FunctionConfiguration version,
      ImageConfig image,
      String imageUri,
      String requestId,
      String invokedArn,
      SdkBytes payload) {}

  /** The result of an invocation. */
  sealed interface Answer {
    /** The function's answer, or the error document. */
    SdkBytes payload();

    /** Billed time of the handler, real time. */
    Duration duration();

    /** The last 4 KB of the environment's log for this invocation, REPORT line included. */
    String log();

    /** What the function returned. */
    record Returned(SdkBytes payload, Duration duration, String log) implements Answer {}

    /** The function failed, or could not run. */
    record Failed(SdkBytes payload, Duration duration, String log) implements Answer {}
  }
}
