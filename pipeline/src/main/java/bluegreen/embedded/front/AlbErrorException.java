package bluegreen.embedded.front;

/** Thrown when the load balancer itself answers a request, with an error page. */
final class AlbErrorException extends Exception {
  private static final long serialVersionUID = 1;

  private final AlbError error;

  AlbErrorException(AlbError error, String message) {
    super(message);
    this.error = error;
  }

  AlbErrorException(AlbError error, Exception cause) {
    super(cause);
    this.error = error;
  }

  AlbError error() {
    return error;
  }
}
