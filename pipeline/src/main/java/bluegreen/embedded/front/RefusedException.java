package bluegreen.embedded.front;

/** Why a request gets no answer of the function's. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final Refusal refusal;

  RefusedException(Refusal refusal, String message) {
    super(message);
    this.refusal = refusal;
  }

  RefusedException(Refusal refusal, RuntimeException cause) {
    super(cause);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
