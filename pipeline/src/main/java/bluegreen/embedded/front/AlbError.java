package bluegreen.embedded.front;

import bluegreen.alb.BadAnswerException;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * Why a load balancer answers a request itself. The names with {@code LAMBDA_} are the error
 * reasons in its access log:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
public enum AlbError {
  BAD_REQUEST(400, "Bad Request"),
  METHOD_NOT_ALLOWED(405, "Not Allowed"),
  REQUEST_TOO_LARGE(413, "Request Entity Too Large"),
  URI_TOO_LONG(414, "Request-URI Too Large"),
  NO_TARGET(503, "Service Temporarily Unavailable"),
  LAMBDA_INVALID_RESPONSE(502, "Bad Gateway"),
  LAMBDA_RESPONSE_TOO_LARGE(502, "Bad Gateway"),
  LAMBDA_RESOURCE_NOT_FOUND(502, "Bad Gateway"),
  LAMBDA_SERVICE_EXCEPTION(502, "Bad Gateway"),
  LAMBDA_THROTTLING(502, "Bad Gateway"),
  LAMBDA_UNHANDLED(502, "Bad Gateway");

  private final int code;
  private final String reason;

  AlbError(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  /** The error for a failed call of {@code Invoke}. */
  static AlbError of(RuntimeException failure) {
    return switch (failure) {
      case TooManyRequestsException e -> LAMBDA_THROTTLING;
      case ResourceNotFoundException e -> LAMBDA_RESOURCE_NOT_FOUND;
      default -> LAMBDA_SERVICE_EXCEPTION;
    };
  }

  static AlbError of(BadAnswerException.Reason reason) {
    return switch (reason) {
      case LAMBDA_INVALID_RESPONSE -> LAMBDA_INVALID_RESPONSE;
      case LAMBDA_RESPONSE_TOO_LARGE -> LAMBDA_RESPONSE_TOO_LARGE;
    };
  }

  /**
   * The metric that counts it, beside those of its status: whose fault a request to a function was.
   * Empty if no function was chosen yet.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#error-reason-codes">
   *     Error reason codes</a>
   */
  Optional<String> metric() {
    return switch (this) {
      case BAD_REQUEST, METHOD_NOT_ALLOWED, URI_TOO_LONG, NO_TARGET -> Optional.empty();
      case LAMBDA_SERVICE_EXCEPTION -> Optional.of("LambdaInternalError");
      case REQUEST_TOO_LARGE,
          LAMBDA_INVALID_RESPONSE,
          LAMBDA_RESPONSE_TOO_LARGE,
          LAMBDA_RESOURCE_NOT_FOUND,
          LAMBDA_THROTTLING,
          LAMBDA_UNHANDLED ->
          Optional.of("LambdaUserError");
    };
  }

  Status status() {
    return Status.create(code, reason);
  }

  /** The load balancer's HTML page for this error. */
  byte[] page() {
    return """
    <html>
    <head><title>%1$s</title></head>
    <body>
    <center><h1>%1$s</h1></center>
    </body>
    </html>
    """
        .formatted(code + " " + reason)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
