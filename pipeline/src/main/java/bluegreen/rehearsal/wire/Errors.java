package bluegreen.rehearsal.wire;

import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The errors of the wire itself, which no service's model has. */
final class Errors {
  private Errors() {}

  static AwsServiceException error(int status, String code, String message) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }

  static AwsServiceException serialization(String path, String expected) {
    String where = path.isEmpty() ? "The body" : "'" + path + "'";
    return error(400, "SerializationException", where + " must be " + expected);
  }

  static AwsServiceException unreadable(Exception cause) {
    String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return error(400, "SerializationException", "The body can't be read: " + reason);
  }

  static AwsServiceException notAllowed(String path, Object value, Collection<String> allowed) {
    String constraint = "Member must satisfy enum value set: " + allowed.stream().sorted().toList();
    return invalid(
        List.of(
            "Value '" + value + "' at '" + path + "' failed to satisfy constraint: " + constraint));
  }

  static AwsServiceException isNull(List<String> paths) {
    return invalid(
        paths.stream()
            .map(
                p ->
                    "Value null at '"
                        + p
                        + "' failed to satisfy constraint: Member must not be null")
            .toList());
  }

  private static AwsServiceException invalid(List<String> problems) {
    return error(
        400,
        "ValidationException",
        problems.size()
            + (problems.size() == 1
                ? " validation error detected: "
                : " validation errors detected: ")
            + String.join("; ", problems));
  }

  static AwsServiceException tooLarge(int limit) {
    return error(
        413, "RequestTooLargeException", "Request must be smaller than " + limit + " bytes");
  }
}
