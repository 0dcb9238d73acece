package bluegreen.aws;

import bluegreen.ports.LostSightException;
import bluegreen.ports.RefusedException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** One call of AWS, whose failure is told in the release's own terms. */
final class Call {
  private static final String WRONG_NAME =
      "Check the names (options, or tags of the function), the region and the account.";

  private static final Pattern MISSING = Pattern.compile("NotFound|DoesNotExist");

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
    return isMissing(e)
        ? new RefusedException(action + " found nothing: " + message(e), WRONG_NAME)
        : new RefusedException(action + " was denied: " + text(e), remedy(permission, e));
  }

  private static RuntimeException unanswered(String action, SdkClientException e) {
    return Unconfigured.refusal(action, e)
        .<RuntimeException>map(refused -> refused)
        .orElseGet(
            () -> new LostSightException(action + " was not answered: " + e.getMessage(), e));
  }

  /** Every service has names of its own for this, and not all answer 404. */
  private static boolean isMissing(AwsServiceException e) {
    return e.statusCode() == 404 || MISSING.matcher(code(e)).find();
  }

  private static String remedy(String permission, AwsServiceException e) {
    return switch (e.statusCode()) {
      case 401, 403 -> permission;
      default -> "See the message; nothing was moved by this call.";
    };
  }

  private static String text(AwsServiceException e) {
    return code(e).isEmpty() ? message(e) : code(e) + ": " + message(e);
  }

  private static String code(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  private static String message(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return details == null || details.errorMessage() == null
        ? String.valueOf(e.getMessage())
        : details.errorMessage();
  }
}
