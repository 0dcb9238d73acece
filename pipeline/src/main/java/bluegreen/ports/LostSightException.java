package bluegreen.ports;

import static java.util.Objects.requireNonNull;

/** AWS did not answer for as long as the tool waits: what it did or does is unknown. */
public final class LostSightException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LostSightException(String message) {
    super(message);
  }

  public LostSightException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
