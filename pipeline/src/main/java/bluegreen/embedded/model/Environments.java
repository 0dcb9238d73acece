package bluegreen.embedded.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
   * @param at when it began, in AWS's time
   * @param invokedArn the ARN that the caller named, with its qualifier
   */
  record Invocation(
      FunctionConfiguration version,
      ImageConfig image,
      String imageUri,
      String requestId,
      Instant at,
      String invokedArn,
      SdkBytes payload) {}

  /** The result of an invocation. */
  sealed interface Answer {
    /** The function's answer, or the error document. */
    SdkBytes payload();

    /** Billed time of the handler, real time. */
    Duration duration();

    /** What the log says of it. */
    Output output();

    /** What the function returned. */
    record Returned(SdkBytes payload, Duration duration, Output output) implements Answer {}

    /** The function failed, or could not run. */
    record Failed(SdkBytes payload, Duration duration, Output output) implements Answer {}
  }

  /**
   * What an execution environment printed, and what is known of the invocation besides its answer.
   *
   * @param stream the environment's log stream; empty where there is no environment, and Lambda
   *     names one
   * @param lines what the code has printed, without line ends
   * @param ending how the invocation ended
   * @param init how long the environment took to start, zero if it was running already
   * @param peak the environment's peak memory in MB; empty where the system does not report it
   */
  record Output(
      Optional<String> stream,
      List<String> lines,
      Ending ending,
      Duration init,
      OptionalLong peak) {
    /** Nothing printed, in an environment that was running already. */
    public static final Output NONE = of();

    public Output {
      lines = List.copyOf(lines);
    }

    /** The same with another ending. */
    public Output with(Ending other) {
      return new Output(stream, lines, other, init, peak);
    }

    /** These lines, printed in an environment that was running already. */
    public static Output of(String... lines) {
      return new Output(
          Optional.empty(),
          List.of(lines),
          new Ending.Answered(),
          Duration.ZERO,
          OptionalLong.empty());
    }
  }

  /** How an invocation ended. */
  sealed interface Ending {
    /** The code's runtime has answered, with a result or with an error document. */
    record Answered() implements Ending {}

    /** The code could not run, or ended, or its answer cannot be used. */
    record Broken(FunctionError error) implements Ending {}

    /** The code took longer than the function's time-out. */
    record TimedOut(Duration limit) implements Ending {}
  }
}
