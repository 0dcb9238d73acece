package bluegreen.aws.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * Says why a call is retried, so that no wait for AWS is silent, and ends what can't succeed: a
 * call of an AWS that was never reached, or of an operation that must not be executed twice.
 *
 * <p>The SDK asks its conditions for retries about every failure, on the thread of the call. This
 * is the first condition: it retries nothing itself.
 */
final class Retries implements ExecutionInterceptor, Predicate<Throwable> {
  /** After this time an AWS that was never reached is not there. */
  private static final Duration UNTIL_REACHED = Duration.ofMillis(1_500);

  private static final String REQUEST_ID = "x-amzn-RequestId";

  /** Asked for twice, they do twice as much. */
  private static final Set<String> ONCE = Set.of("CreateDeployment");

  /** The SDK makes all attempts of a call, and this class its report, on the caller's thread. */
  private static final ThreadLocal<@Nullable Attempts> CALLS = new ThreadLocal<>();

  private final Consumer<String> listener;
  private volatile boolean reached;

  Retries(Consumer<String> listener) {
    this.listener = listener;
  }

  /** The attempts of one call. */
  private static final class Attempts {
    private final String action;
    private final boolean once;
    private final long begin = System.nanoTime();
    private int tries;
    private @Nullable Throwable failure;

    Attempts(String service, String operation) {
      this.action = service + " " + operation;
      this.once = ONCE.contains(operation);
    }

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes call) {
    CALLS.set(
        new Attempts(
            String.valueOf(call.getAttribute(SdkExecutionAttribute.SERVICE_NAME)),
            String.valueOf(call.getAttribute(SdkExecutionAttribute.OPERATION_NAME))));
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    Attempts attempts = CALLS.get();
    if (attempts != null && ++attempts.tries > 1 && attempts.failure != null) {
      String authority = context.httpRequest().getUri().getAuthority();
      listener.accept(
          "%s at %s: %s; try %d"
              .formatted(attempts.action, authority, why(attempts.failure), attempts.tries));
    }
  }

  /** AWS numbers all of its answers. Others that say OK come from a proxy or a login page. */
  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes call) {
    SdkHttpResponse response = context.httpResponse();
    if (response.isSuccessful() && response.firstMatchingHeader(REQUEST_ID).isEmpty()) {
      throw RetryableException.create(
          "HTTP " + response.statusCode() + ", but not from AWS: without a request id");
    }
    reached = true;
  }

  /** Sees a failure. */
  @Override
  public boolean test(Throwable failure) {
    Attempts attempts = CALLS.get();
    if (attempts == null) {
      return false;
    }
    attempts.failure = failure;
    boolean neverReached = !reached && unreachable(failure);
    if (neverReached && attempts.age().compareTo(UNTIL_REACHED) > 0) {
      throw SdkClientException.create(why(failure), failure);
    }
    if (attempts.once && mayBeExecuted(failure)) {
      throw SdkClientException.create(why(failure), failure);
    }
    return false;
  }

  /** Why the last call on this thread has failed. The SDK has words of its own for some causes. */
  static String text(SdkClientException failure) {
    Attempts attempts = CALLS.get();
    if (failure instanceof ApiCallTimeoutException
        && attempts != null
        && attempts.failure != null) {
      return "no success in %d s and %d tries, the last time: %s"
          .formatted(attempts.age().toSeconds(), attempts.tries, why(attempts.failure));
    }
    return unreachable(failure)
        ? why(failure) + remedy(failure)
        : String.valueOf(failure.getMessage());
  }

  private static boolean mayBeExecuted(Throwable failure) {
    return failure instanceof AwsServiceException answer
        ? answer.statusCode() >= 500 && !answer.isThrottlingException()
        : !unreachable(failure);
  }

  /** Whether the request was never sent. */
  private static boolean unreachable(Throwable failure) {
    return switch (root(failure)) {
      case ConnectException _,
          UnknownHostException _,
          NoRouteToHostException _,
          SSLException _,
          GeneralSecurityException _ ->
          true;
      default -> false;
    };
  }

  /** What a failure was, in a few words. */
  static String why(Throwable failure) {
    return switch (root(failure)) {
      case TooManyRequestsException limited ->
          "throttled (" + limited.reasonAsString() + ": " + Call.text(limited) + ")";
      case AwsServiceException e when e.isThrottlingException() ->
          "throttled (" + Call.text(e) + ")";
      case AwsServiceException e -> "HTTP " + e.statusCode() + " (" + Call.text(e) + ")";
      case UnknownHostException e -> "unknown host " + e.getMessage();
      case ConnectException e -> "no connection (" + e.getMessage() + ")";
      case GeneralSecurityException e -> "its certificate is not trusted (" + e.getMessage() + ")";
      case SocketTimeoutException e -> "no answer (" + e.getMessage() + ")";
      case IOException e -> "no answer (" + e + ")";
      case Throwable e -> String.valueOf(e.getMessage());
    };
  }

  private static String remedy(Throwable failure) {
    return switch (root(failure)) {
      case UnknownHostException _ ->
          ". Check the region (AWS_REGION), the endpoint (AWS_ENDPOINT_URL) and the network";
      case GeneralSecurityException _ ->
          ". Name a company's own certificate authority in AWS_CA_BUNDLE";
      default -> ". Check that the endpoint (AWS_ENDPOINT_URL) is running and can be reached";
    };
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null || failure instanceof AwsServiceException ? failure : root(cause);
  }
}
