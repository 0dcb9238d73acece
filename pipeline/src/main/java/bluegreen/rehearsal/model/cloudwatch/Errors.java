package bluegreen.rehearsal.model.cloudwatch;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;

/** Errors that CloudWatch answers with although its API model doesn't list them. */
final class Errors {
  private Errors() {}

  /** A {@code ValidationError}: the request itself is wrong. */
  static RuntimeException invalid(String message) {
    return CloudWatchException.builder()
        .message(message)
        .statusCode(400)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("ValidationError").errorMessage(message).build())
        .build();
  }

  static void require(boolean condition, String message) {
    if (!condition) {
      throw invalid(message);
    }
  }
}
