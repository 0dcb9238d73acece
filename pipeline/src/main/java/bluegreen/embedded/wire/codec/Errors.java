package bluegreen.embedded.wire.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Errors of the wire protocols, which no service's API model contains. */
public final class Errors {
  private Errors() {}

  /** An error without an exception class in the SDK. */
  public static AwsServiceException error(int status, String code, String message) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }

  /** A value of the wrong type; {@code path} is where the value is in the request. */
  public static AwsServiceException serialization(String path, String expected) {
    String where = path.isEmpty() ? "The body" : "'" + path + "'";
    return error(400, "SerializationException", where + " must be " + expected);
  }

  /**
   * The error for a body that can't be parsed. Characters that UTF-8 can't encode are replaced,
   * since the parser's message may quote the body.
   */
  public static AwsServiceException unreadable(Exception cause) {
    String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    String written = new String(reason.getBytes(UTF_8), UTF_8);
    return error(400, "SerializationException", "The body can't be read: " + written);
  }

  /**
   * A value that its enumeration does not have.
   *
   * @param allowed the enumeration's values, in the order of the API's model
   */
  static AwsServiceException notAllowed(String path, Object value, Collection<String> allowed) {
    String set = "satisfy enum value set: " + List.copyOf(allowed);
    return invalid(List.of(violation("'" + value + "'", camelCase(path), set)));
  }

  /** A path as AWS writes it in this error: its names begin with a small letter. */
  private static String camelCase(String path) {
    return Pattern.compile("(^|\\.)([A-Z])(?![^.]*-)") // but not names of headers
        .matcher(path)
        .replaceAll(m -> m.group(1) + m.group(2).toLowerCase(Locale.ROOT));
  }

  static AwsServiceException isNull(List<String> paths) {
    return invalid(paths.stream().map(path -> violation("null", path, "not be null")).toList());
  }

  private static String violation(String value, String path, String rule) {
    String where = "Value " + value + " at '" + path + "'";
    return where + " failed to satisfy constraint: Member must " + rule;
  }

  private static AwsServiceException invalid(List<String> violations) {
    String errors = violations.size() == 1 ? " validation error" : " validation errors";
    String message = violations.size() + errors + " detected: " + String.join("; ", violations);
    return error(400, "ValidationException", message);
  }

  public static AwsServiceException tooLarge(int limit) {
    return error(
        413, "RequestTooLargeException", "Request must be smaller than " + limit + " bytes");
  }
}
