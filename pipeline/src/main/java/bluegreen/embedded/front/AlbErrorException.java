package bluegreen.embedded.front;

/** Why a request gets no answer of the function's. */
final class AlbErrorException extends Exception {
  private static final long serialVersionUID = 1;

  private final AlbError refusal;

  AlbErrorException(AlbError refusal, String message) {
    super(message);
    this.refusal = refusal;
  }

  AlbErrorException(AlbError refusal, Exception cause) {
    super(cause);
    this.refusal = refusal;
  }

  AlbError refusal() {
    return refusal;
  }
}
