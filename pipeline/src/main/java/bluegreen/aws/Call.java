package bluegreen.aws;

import bluegreen.release.LostSightException;
import bluegreen.release.RefusedException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** One call of AWS, its failure said in the release's own terms. */
final class Call {
  private Call() {}

  /**
   * Calls.
   *
   * @param action what is tried, such as {@code CodeDeploy GetDeployment}
   * @throws LostSightException if AWS can't be reached or can't answer, patience used up
   * @throws RefusedException if AWS says no
   */
  static <T> T of(String action, Supplier<T> call) {
    return of(action, "Check the credentials and their permissions, region and account.", call);
  }

  /** Calls what not everybody may, and says {@code permission} to who may not. */
  static <T> T of(String action, String permission, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw said(action, permission, e);
    } catch (SdkClientException e) {
      throw unheard(action, e);
    }
  }

  private static RuntimeException said(String action, String permission, AwsServiceException e) {
    if (e.statusCode() >= 500 || e.isThrottlingException()) {
      return new LostSightException(action + " was not answered: " + text(e), e);
    }
    return new RefusedException(action + " was denied: " + text(e), remedy(permission, e));
  }

  private static RuntimeException unheard(String action, SdkClientException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("credentials") || message.contains("region")) {
      return new RefusedException(
          action + " can't be called: " + message,
          "Give the AWS SDK credentials and a region, for example by AWS_PROFILE and AWS_REGION.");
    }
    return new LostSightException(action + " was not answered: " + message, e);
  }

  private static String remedy(String permission, AwsServiceException e) {
    return switch (e.statusCode()) {
      case 401, 403 -> permission;
      case 404 -> "Check the name, the region and the account.";
      default -> "See the message; nothing was moved by this call.";
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
