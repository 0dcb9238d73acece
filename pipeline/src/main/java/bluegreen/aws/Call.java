package bluegreen.aws;

import bluegreen.ports.LostSightException;
import bluegreen.ports.RefusedException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;

/** One call of AWS, whose failure is told in the release's own terms. */
final class Call {
  private static final String WRONG_NAME =
      "Check the names (options, or tags of the function), the region and the account.";

  private Call() {}

  /**
   * Calls.
   *
   * @param action what is tried, such as {@code CodeDeploy GetDeployment}
   * @throws LostSightException if AWS can't be reached or does not answer in time
   * @throws RefusedException if AWS says no
   */
  static <T> T of(String action, Supplier<T> call) {
    return of(action, "Check the credentials and their permissions, region and account.", call);
  }

  /** Calls what needs a permission; {@code permission} is the remedy where it is missing. */
  static <T> T of(String action, String permission, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw denied(action, permission, e);
    } catch (SdkClientException e) {
      throw unanswered(action, e);
    }
  }

  private static RuntimeException denied(String action, String permission, AwsServiceException e) {
    if (e.statusCode() >= 500 || e.isThrottlingException()) {
      return new LostSightException(action + " was not answered: " + text(e), e);
    }
    return new RefusedException(action + " was denied: " + text(e), remedy(permission, e));
  }

  private static RuntimeException unanswered(String action, SdkClientException e) {
    return Unconfigured.refusal(action, e)
        .<RuntimeException>map(refused -> refused)
        .orElseGet(
            () -> new LostSightException(action + " was not answered: " + e.getMessage(), e));
  }

  private static String remedy(String permission, AwsServiceException e) {
    return switch (e.statusCode()) {
      case 401, 403 -> permission;
      case 404 -> WRONG_NAME;
      default ->
          e instanceof ApplicationDoesNotExistException
                  || e instanceof DeploymentGroupDoesNotExistException
              ? WRONG_NAME
              : "See the message; nothing was moved by this call.";
    };
  }

  private static String text(SdkException e) {
    if (e instanceof AwsServiceException service) {
      AwsErrorDetails details = service.awsErrorDetails();
      if (details != null && details.errorMessage() != null) {
        return details.errorCode() + ": " + details.errorMessage();
      }
    }
    return String.valueOf(e.getMessage());
  }
}
