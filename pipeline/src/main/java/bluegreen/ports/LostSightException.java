package bluegreen.ports;

import static java.util.Objects.requireNonNull;

/** AWS didn't answer within the patience that the tool has: what it did or does is unknown. */
public final class LostSightException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LostSightException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
