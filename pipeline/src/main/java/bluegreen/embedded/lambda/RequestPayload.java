package bluegreen.embedded.lambda;

import bluegreen.embedded.lambda.function.Errors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Checks the payloads of {@code Invoke}. */
final class RequestPayload {
  /** In bytes: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
  private static final int LARGEST_REQUEST = 6 * 1024 * 1024;

  private static final int LARGEST_EVENT = 1024 * 1024;

  private RequestPayload() {}

  /**
   * Returns the payload that the function receives; without payload, an empty JSON object.
   *
   * @throws software.amazon.awssdk.services.lambda.model.LambdaException if the payload is too
   *     large or not JSON
   */
  static SdkBytes checked(@Nullable SdkBytes payload, InvocationType type) {
    if (payload == null || payload.asByteArrayUnsafe().length == 0) {
      return SdkBytes.fromUtf8String("{}");
    }
    int size = payload.asByteArrayUnsafe().length;
    int limit = type == InvocationType.EVENT ? LARGEST_EVENT : LARGEST_REQUEST;
    if (size > limit) {
      throw Errors.requestTooLarge(
          "%d byte payload is too large for the %s invocation type (limit %d bytes)"
              .formatted(size, type, limit));
    }
    requireJson(payload);
    return payload;
  }

  private static void requireJson(SdkBytes payload) {
    try {
      JsonMapper.shared().readTree(payload.asByteArrayUnsafe());
    } catch (JacksonException e) {
      throw Errors.invalidRequestContent(
          "Could not parse request body into json: Could not parse payload into json: "
              + e.getOriginalMessage());
    }
  }
}
