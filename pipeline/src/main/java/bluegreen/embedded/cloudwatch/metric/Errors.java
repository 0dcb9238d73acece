package bluegreen.embedded.cloudwatch.metric;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidFormatException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;

/** CloudWatch's errors. The texts are AWS's where those are known. */
public final class Errors {
  private Errors() {}

  /** A {@code ValidationError}: the request is invalid. */
  public static RuntimeException invalid(String message) {
    return coded(CloudWatchException.builder(), 400, "ValidationError", message);
  }

  /** The error of operations on alarms, whose code is not its exception's name. */
  public static RuntimeException alarmNotFound(String name) {
    return coded(
        ResourceNotFoundException.builder(),
        404,
        "ResourceNotFound",
        "The alarm " + name + " does not exist.");
  }

  /** The error of operations on tags, which has the name of its exception. */
  public static RuntimeException resourceNotFound(String arn) {
    return coded(
        ResourceNotFoundException.builder(),
        404,
        "ResourceNotFoundException",
        "Unable to find the resource " + arn + ".");
  }

  public static RuntimeException reasonData(Exception cause) {
    return InvalidFormatException.builder()
        .message("StateReasonData was not syntactically valid JSON")
        .cause(cause)
        .build();
  }

  public static RuntimeException dashboardNotFound(String name) {
    return DashboardNotFoundErrorException.builder()
        .message("Dashboard " + name + " does not exist")
        .build();
  }

  public static RuntimeException invalidDashboard(String message) {
    return DashboardInvalidInputErrorException.builder().message(message).build();
  }

  public static RuntimeException missing(String parameter) {
    return MissingRequiredParameterException.builder()
        .message("The parameter " + parameter + " is required.")
        .build();
  }

  public static RuntimeException invalidValue(String message) {
    return InvalidParameterValueException.builder().message(message).build();
  }

  public static RuntimeException combination(String message) {
    return InvalidParameterCombinationException.builder().message(message).build();
  }

  private static RuntimeException coded(
      AwsServiceException.Builder error, int status, String code, String message) {
    return error
        .message(message)
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
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
