package bluegreen.ports;

import static java.util.Objects.requireNonNull;

/**
 * Somebody else, or an earlier attempt of ours, wrote after we read: read again and decide again.
 */
public final class StaleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StaleException(String message) {
    super(message);
  }

  public StaleException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
