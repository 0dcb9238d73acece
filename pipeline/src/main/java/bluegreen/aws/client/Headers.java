package bluegreen.aws.client;

import bluegreen.ports.RefusedException;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Refuses to send a header that HTTP forbids. The HTTP client would refuse it too, but with an
 * exception that quotes the value, which may be a secret.
 */
final class Headers implements ExecutionInterceptor {
  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    context.httpRequest().forEachHeader(Headers::check);
  }

  private static void check(String name, List<String> values) {
    if (values.stream().anyMatch(value -> value.chars().anyMatch(Headers::isForbidden))) {
      throw new RefusedException(
          "AWS: " + origin(name) + " has a line break or another control character in it.",
          "Set it again, without.");
    }
  }

  private static boolean isForbidden(int character) {
    return character != '\t' && Character.isISOControl(character);
  }

  private static String origin(String header) {
    return switch (header.toLowerCase(Locale.ROOT)) {
      case "x-amz-security-token" ->
          "the session token (AWS_SESSION_TOKEN, or aws_session_token of a profile)";
      case "authorization" ->
          "the access key (AWS_ACCESS_KEY_ID, or aws_access_key_id of a profile)";
      default -> "what is sent as " + header;
    };
  }
}
