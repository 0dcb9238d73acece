package bluegreen.embedded.lambda.function;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Lambda's errors, in AWS's own words. */
public final class Errors {
  /** Who is to blame, beside the message. */
  private static final String USER = "User";

  private Errors() {}

  public static InvalidParameterValueException invalid(String message) {
    return InvalidParameterValueException.builder().message(message).type(USER).build();
  }

  /** A value that breaks a limit which the API's model does not have. */
  public static LambdaException violation(String member, Object value, String constraint) {
    return unmodelled(
        "ValidationException",
        400,
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, member, constraint));
  }

  public static ResourceConflictException conflict(String message) {
    return ResourceConflictException.builder().message(message).type(USER).build();
  }

  public static ResourceConflictException notInState(State state) {
    return conflict(
        "The operation cannot be performed at this time. The function is currently in the following"
            + " state: "
            + state);
  }

  public static ResourceNotFoundException notFound(String message) {
    return ResourceNotFoundException.builder().message(message).type(USER).build();
  }

  public static ResourceNotFoundException functionNotFound(FunctionReference reference) {
    return notFound("Function not found: " + reference.qualifiedArn());
  }

  public static ResourceNotFoundException aliasNotFound(FunctionReference reference) {
    return notFound("Cannot find alias arn: " + reference.qualifiedArn());
  }

  /** The given RevisionId is outdated; {@code operation} returns the latest. */
  public static PreconditionFailedException otherRevision(String operation) {
    return PreconditionFailedException.builder()
        .type(USER)
        .message(
            "The Revision Id provided does not match the latest Revision Id. Call the "
                + operation
                + " API to retrieve the latest Revision Id")
        .build();
  }

  public static RequestTooLargeException requestTooLarge(String message) {
    return RequestTooLargeException.builder().message(message).type(USER).build();
  }

  public static InvalidRequestContentException invalidRequestContent(String message) {
    return InvalidRequestContentException.builder().message(message).type(USER).build();
  }

  public static TooManyRequestsException throttled() {
    return TooManyRequestsException.builder()
        .message("Rate Exceeded.")
        .reason(ThrottleReason.RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED)
        .type(USER)
        .build();
  }

  /** The answer for an inactive version, from its first invocation until it is ready again. */
  public static LambdaException initializing() {
    return unmodelled(
        "CodeArtifactUserPendingException",
        409,
        "INFO: Lambda is initializing your function. It will be ready to invoke shortly.");
  }

  /** The answer for a version that has failed to start. */
  public static LambdaException imageUnusable() {
    return unmodelled(
        "CodeArtifactUserFailedException",
        409,
        "ERROR: Lambda cannot initialize the provided container image. Verify the image.");
  }

  /** An error that Lambda sends although the API model does not list it. */
  static LambdaException unmodelled(String code, int status, String message) {
    var details = AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    return (LambdaException)
        LambdaException.builder()
            .awsErrorDetails(details)
            .statusCode(status)
            .message(message)
            .build();
  }
}
