package bluegreen.alb;

/** A function's answer is one that a load balancer turns into 502. */
public final class BadAnswerException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  BadAnswerException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** As the load balancer's access log names it. */
  public Reason reason() {
    return reason;
  }

  /**
   * The error reasons of the access log that an answer can cause.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
   */
  public enum Reason {
    LAMBDA_INVALID_RESPONSE,
    LAMBDA_RESPONSE_TOO_LARGE
  }
}
