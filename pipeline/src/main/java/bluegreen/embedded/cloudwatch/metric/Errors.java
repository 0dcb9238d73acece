package bluegreen.embedded.cloudwatch.metric;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;

/** Errors that CloudWatch returns although its API model doesn't list them. */
public final class Errors {
  private Errors() {}

  /** A {@code ValidationError}: the request is invalid. */
  public static RuntimeException invalid(String message) {
    return CloudWatchException.builder()
        .message(message)
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("ValidationError").errorMessage(message).build())
        .build();
  }

  public static RuntimeException token(String message) {
    return InvalidNextTokenException.builder().message(message).build();
  }

  public static void require(boolean condition, String message) {
    if (!condition) {
      throw invalid(message);
    }
  }
}
