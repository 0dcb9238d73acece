package bluegreen.alb;

/** A load balancer answers 502 instead of passing a function's answer on. */
public final class BadAnswerException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String brokenRule;

  BadAnswerException(Reason reason, String brokenRule) {
    super(brokenRule);
    this.reason = reason;
    this.brokenRule = brokenRule;
  }

  BadAnswerException(Reason reason, String brokenRule, Exception cause) {
    super(brokenRule, cause);
    this.reason = reason;
    this.brokenRule = brokenRule;
  }

  /** As the load balancer's access log names it. */
  public Reason reason() {
    return reason;
  }

  /** The rule that the answer breaks, such as {@code body is not a string}. */
  public String brokenRule() {
    return brokenRule;
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
