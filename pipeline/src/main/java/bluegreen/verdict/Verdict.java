package bluegreen.verdict;

/** What a canary has shown so far. */
public sealed interface Verdict {
  Evidence evidence();

  /** Green is worse than blue. */
  record Worse(Ground ground, Evidence evidence) implements Verdict {}

  /**
   * Green is not worse than blue by δ.
   *
   * @param blueIsWorse whether blue is shown to be worse than green, with the same bound α
   */
  record Healthy(boolean blueIsWorse, Evidence evidence) implements Verdict {}

  /**
   * Not enough evidence for either.
   *
   * @param suspicion whether green's bad answers would be enough if they did not come in bursts:
   *     concurrent probes decide in seconds
   */
  record Inconclusive(boolean suspicion, Missing missing, Evidence evidence) implements Verdict {}

  /** Why green is worse. */
  enum Ground {
    /** More errors than blue, within the bound α. */
    ERRORS,

    /** More slow answers than blue, within the bound α. */
    SLOWNESS,

    /**
     * At least ten requests, in at least two environments, and all of them failed, while blue
     * answered. For services whose errors come in bursts this stands outside of the bound α.
     */
    FAILS_EVERY_REQUEST
  }
}
