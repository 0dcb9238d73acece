package bluegreen.ports;

/**
 * What was asked for can't be done. The call or check that throws it has changed nothing; what was
 * changed before it, the deed knows.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Refusal refusal;

  public RefusedException(String why, String remedy) {
    super(why);
    refusal = new Refusal(why, remedy);
  }

  /** The reason and the remedy. */
  public Refusal refusal() {
    return refusal;
  }
}
