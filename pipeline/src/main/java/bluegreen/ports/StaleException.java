package bluegreen.ports;

import static java.util.Objects.requireNonNull;

/**
 * Somebody else, or an earlier try of our own, wrote since we read: read again and decide again.
 */
public final class StaleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StaleException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
