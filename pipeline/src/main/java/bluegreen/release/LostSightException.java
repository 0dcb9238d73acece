package bluegreen.release;

/** AWS didn't answer within the patience that the tool has: what it did or does is unknown. */
public final class LostSightException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LostSightException(String message, Throwable cause) {
    super(message, cause);
  }
}
