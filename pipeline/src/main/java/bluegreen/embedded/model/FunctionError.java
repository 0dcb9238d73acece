package bluegreen.embedded.model;

import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why a function failed outside its handler.
 *
 * @param type such as {@code Runtime.ExitError}
 */
public record FunctionError(String type, String message) {
  /** The largest answer of a function in bytes: 6 MiB, and 100 bytes that Lambda allows on top. */
  public static final int LARGEST_ANSWER = 6 * 1024 * 1024 + 100;

  public static FunctionError answerTooLarge() {
    return new FunctionError(
        "Function.ResponseSizeTooLarge",
        "Response payload size exceeded maximum allowed payload size (%d bytes)."
            .formatted(LARGEST_ANSWER));
  }

  /** The JSON document that the function's caller gets as payload. */
  public SdkBytes document() {
    JsonMapper json = JsonMapper.shared();
    return SdkBytes.fromByteArrayUnsafe(
        json.writeValueAsBytes(
            json.createObjectNode().put("errorType", type).put("errorMessage", message)));
  }
}
