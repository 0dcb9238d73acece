package bluegreen.aws;

import bluegreen.ports.Invoker.Invocation;
import bluegreen.ports.Invoker.Result;
import bluegreen.ports.LostSightException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponseMetadata;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** What Lambda answers when a function is invoked, told from what comes from elsewhere. */
final class Invocations {
  private static final int TRIES = 3;

  private Invocations() {}

  /**
   * Invokes until Lambda answers: an answer that is empty or garbled on its way says nothing about
   * the function.
   *
   * @throws LostSightException if none of a few answers is Lambda's
   */
  static Invocation of(Supplier<InvokeResponse> call) {
    for (int i = 0; i < TRIES; i++) {
      long start = System.nanoTime();
      InvokeResponse response = call.get();
      if (isLambdas(response)) {
        return invocation(response, Duration.ofNanos(System.nanoTime() - start));
      }
    }
    throw new LostSightException(
        "Lambda Invoke was answered %d times without a version and a log: that is not Lambda's."
            .formatted(TRIES));
  }

  /** Lambda names the version that it has executed, and sends the log that was asked for. */
  private static boolean isLambdas(InvokeResponse response) {
    return response.payload() != null
        && (response.executedVersion() != null || response.logResult() != null);
  }

  private static Invocation invocation(InvokeResponse response, Duration call) {
    String log = log(response);
    byte[] payload = response.payload().asByteArrayUnsafe();
    return new Invocation(
        new String(payload, StandardCharsets.UTF_8),
        result(response, payload),
        log,
        ReportedTime.in(log).orElse(call),
        request(response));
  }

  /** The SDK's own answers have metadata; those that tests make up have none. */
  private static Optional<String> request(InvokeResponse response) {
    return Optional.ofNullable(response.responseMetadata())
        .map(AwsResponseMetadata::requestId)
        .filter(id -> !id.equals("UNKNOWN"));
  }

  private static Result result(InvokeResponse response, byte[] payload) {
    if (response.functionError() != null) {
      return Result.FAILED;
    }
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
      return Result.ANSWERED;
    } catch (CharacterCodingException e) {
      return Result.NOT_UTF_8;
    }
  }

  /** A log that can't be read is none: it only informs. */
  private static String log(InvokeResponse response) {
    try {
      byte[] tail = Base64.getDecoder().decode(Configured.text(response.logResult()));
      return new String(tail, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
