package bluegreen.embedded.lambda;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Invocation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What Lambda lets into a function and out of it. */
final class Payloads {
  private static final int LARGEST_REQUEST = 6 * 1024 * 1024;
  private static final int LARGEST_EVENT = 1024 * 1024;
  private static final int LARGEST_ANSWER = 6_291_556;

  private Payloads() {}

  /** The error document of a function that failed outside its handler. */
  private record Failure(String errorType, String errorMessage) {}

  static SdkBytes checked(@Nullable SdkBytes payload, InvocationType type) {
    if (payload == null || payload.asByteArrayUnsafe().length == 0) {
      return SdkBytes.fromUtf8String("{}");
    }
    int size = payload.asByteArrayUnsafe().length;
    int limit = type == InvocationType.EVENT ? LARGEST_EVENT : LARGEST_REQUEST;
    if (size > limit) {
      throw RequestTooLargeException.builder()
          .message(
              "%d byte payload is too large for the %s invocation type (limit %d bytes)"
                  .formatted(size, type, limit))
          .build();
    }
    requireJson(payload);
    return payload;
  }

  private static void requireJson(SdkBytes payload) {
    try {
      JsonMapper.shared().readTree(payload.asByteArrayUnsafe());
    } catch (JacksonException e) {
      throw InvalidRequestContentException.builder()
          .message(
              "Could not parse request body into json: Could not parse payload into json: "
                  + e.getOriginalMessage())
          .build();
    }
  }

  static Answer limited(Answer answer) {
    return answer.payload().asByteArrayUnsafe().length <= LARGEST_ANSWER
        ? answer
        : failed(
            "Function.ResponseSizeTooLarge",
            "Response payload size exceeded maximum allowed payload size (%d bytes)."
                .formatted(LARGEST_ANSWER),
            answer.duration(),
            answer.log());
  }

  /** Lambda takes an image for another processor than the function's, which then can't start. */
  static boolean runsOn(Invocation invocation) {
    boolean arm = invocation.version().architectures().contains(Architecture.ARM64);
    return invocation.image().architecture().equals(arm ? "arm64" : "amd64");
  }

  static Answer cannotExecute(Invocation invocation) {
    String program =
        invocation.image().entrypoint().stream().findFirst().orElse("/lambda-entrypoint.sh");
    String message =
        "RequestId: %s Error: fork/exec %s: exec format error"
            .formatted(invocation.requestId(), program);
    return failed("Runtime.InvalidEntrypoint", message, Duration.ZERO, message);
  }

  private static Answer failed(String type, String message, Duration duration, String log) {
    String document = JsonMapper.shared().writeValueAsString(new Failure(type, message));
    return new Answer(SdkBytes.fromUtf8String(document), "Unhandled", duration, log);
  }
}
