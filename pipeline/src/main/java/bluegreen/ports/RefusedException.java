package bluegreen.ports;

import java.util.List;

/**
 * What was asked for can't be done. The call or check that throws it has changed nothing; what was
 * changed before it, the deed knows.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Refusal> refusals;

  public RefusedException(String why, String remedy) {
    this(List.of(new Refusal(why, remedy)));
  }

  /** For several reasons; at least one. */
  public RefusedException(List<Refusal> refusals) {
    super(refusals.getFirst().why());
    this.refusals = List.copyOf(refusals);
  }

  /** The first reason and its remedy. */
  public Refusal refusal() {
    return refusals.getFirst();
  }

  /** The reasons and the remedies. */
  public List<Refusal> refusals() {
    return refusals;
  }
}
