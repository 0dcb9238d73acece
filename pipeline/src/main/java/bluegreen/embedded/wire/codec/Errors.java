package bluegreen.embedded.wire.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import bluegreen.embedded.wire.codec.Validation.Violation;
import java.util.List;
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
   * The error for a request that violates the API's model. ECR has its own code and wording,
   * CloudWatch Logs its own code.
   */
  static AwsServiceException invalid(Class<?> request, List<Violation> violations) {
    String name = ApiModel.name(request);
    if (name.startsWith("ecr.")) {
      return invalidParameter(violations.getFirst());
    }
    String code =
        name.startsWith("cloudwatchlogs.") ? "InvalidParameterException" : "ValidationException";
    return error(400, code, detected(violations));
  }

  private static AwsServiceException invalidParameter(Violation violation) {
    String rule =
        violation
            .rule()
            .replaceFirst("^Member ", "")
            .replaceFirst("regular expression pattern: (.*)", "regular expression '$1'");
    return error(
        400,
        "InvalidParameterException",
        "Invalid parameter at '%s' failed to satisfy constraint: '%s'"
            .formatted(violation.path(), rule));
  }

  private static String detected(List<Violation> violations) {
    String errors = violations.size() == 1 ? " validation error" : " validation errors";
    return violations.stream()
        .map(Errors::text)
        .collect(joining("; ", violations.size() + errors + " detected: ", ""));
  }

  private static String text(Violation violation) {
    String value = violation.value().isEmpty() ? "Value" : "Value " + violation.value();
    return value
        + (" at '" + violation.path() + "' failed to satisfy constraint: " + violation.rule());
  }

  public static AwsServiceException tooLarge(int limit) {
    return error(
        413, "RequestTooLargeException", "Request must be smaller than " + limit + " bytes");
  }
}
