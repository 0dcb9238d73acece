package bluegreen.aws.client;

import bluegreen.ports.LostSightException;
import bluegreen.ports.RefusedException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** One call of AWS, whose failure is told in the release's own terms. */
public final class Call {
  private static final String WRONG_NAME =
      "Check the names (options, or tags of the function), the region and the account.";

  private static final Pattern MISSING = Pattern.compile("NotFound|DoesNotExist");
  private static final String PERMISSION =
      "Check the credentials and their permissions, region and account.";

  /** How often an incomplete answer is asked for. */
  private static final int ATTEMPTS = 3;

  private Call() {}

  /**
   * A member of an answer that a release can't do without.
   *
   * @throws IncompleteAnswerException if it is missing
   */
  public static <T> T member(String name, @Nullable T value) {
    if (value == null) {
      throw new IncompleteAnswerException("without " + name);
    }
    return value;
  }

  /** An answer of AWS that lacks something, or can't be read. */
  public static final class IncompleteAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public IncompleteAnswerException(String message) {
      super(message);
    }
  }

  /**
   * Calls.
   *
   * @param action what is tried, such as {@code CodeDeploy GetDeployment}
   * @throws LostSightException if AWS can't be reached or does not answer in time
   * @throws RefusedException if AWS says no
   */
  public static <T> T of(String action, Supplier<T> call) {
    return of(action, PERMISSION, call);
  }

  /** Calls what needs a permission; {@code permission} is the remedy where it is missing. */
  public static <T> T of(String action, String permission, Supplier<T> call) {
    return of(action, permission, ATTEMPTS, call);
  }

  /** Calls what must not be executed twice: an answer that can't be read is not asked for again. */
  public static <T> T once(String action, Supplier<T> call) {
    return of(action, PERMISSION, 1, call);
  }

  private static <T> T of(String action, String permission, int attempts, Supplier<T> call) {
    try {
      return call.get();
    } catch (IncompleteAnswerException e) {
      if (attempts > 1) {
        return of(action, permission, attempts - 1, call);
      }
      throw new LostSightException(action + " was answered, but " + e.getMessage(), e);
    } catch (AwsServiceException e) {
      throw denied(action, permission, e);
    } catch (SdkClientException e) {
      throw unanswered(action, e);
    }
  }

  private static RuntimeException denied(String action, String permission, AwsServiceException e) {
    if (e.statusCode() >= 500 || e.isThrottlingException()) {
      return new LostSightException(action + " failed: " + Retries.why(e), e);
    }
    return isMissing(e)
        ? new RefusedException(action + " found nothing: " + message(e), WRONG_NAME)
        : new RefusedException(action + " was denied: " + text(e), remedy(permission, e));
  }

  private static RuntimeException unanswered(String action, SdkClientException e) {
    return Unconfigured.refusal(action, e)
        .<RuntimeException>map(refused -> refused)
        .orElseGet(
            () -> new LostSightException(action + " was not answered: " + Retries.text(e), e));
  }

  /** Every service has names of its own for this, and not all answer 404. */
  private static boolean isMissing(AwsServiceException e) {
    return e.statusCode() == 404 || MISSING.matcher(code(e)).find();
  }

  private static String remedy(String permission, AwsServiceException e) {
    if (code(e).startsWith("AccessDenied")) {
      return permission;
    }
    return switch (e.statusCode()) {
      case 401, 403 -> permission;
      default -> "See the message; nothing was moved by this call.";
    };
  }

  static String text(AwsServiceException e) {
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
