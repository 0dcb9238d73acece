package bluegreen.release;

import bluegreen.verdict.Tolerances;

/**
 * How a release is judged.
 *
 * @param role what a verdict does
 * @param tolerances how sure a verdict has to be, and what harm is tolerated
 * @param onInconclusive what becomes of a version of which too little was seen
 * @param probes how many safe requests each version gets a second; 0 for none, 50 at most
 */
public record Judging(Role role, Tolerances tolerances, OnInconclusive onInconclusive, int probes) {
  /** The usual certainty, thin evidence is told, and no probes. */
  public static final Judging DEFAULT =
      new Judging(Role.DECIDES, Tolerances.DEFAULT, OnInconclusive.RELEASE, 0);

  private static final int MOST_PROBES = 50;

  /**
   * Sets it.
   *
   * @throws IllegalArgumentException if there are too many probes, or fewer than none
   */
  public Judging {
    if (probes < 0 || probes > MOST_PROBES) {
      throw new IllegalArgumentException(probes + " probes a second; 0 to 50 are possible");
    }
  }

  /** What a verdict does. */
  public enum Role {
    /** It stops and rolls back a release that is worse. */
    DECIDES,
    /** It is told, and alarms alone roll back. */
    INFORMS
  }

  /** What becomes of a version of which too little was seen. */
  public enum OnInconclusive {
    /** It serves, and the outcome says that the evidence was too thin. */
    RELEASE,
    /** It is rolled back. */
    ROLLBACK
  }

  public Judging with(OnInconclusive other) {
    return new Judging(role, tolerances, other, probes);
  }

  public Judging withProbes(int other) {
    return new Judging(role, tolerances, onInconclusive, other);
  }

  public Judging with(Role other) {
    return new Judging(other, tolerances, onInconclusive, probes);
  }
}
