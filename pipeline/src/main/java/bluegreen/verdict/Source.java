package bluegreen.verdict;

/** Who sent the requests. */
public enum Source {
  /** The public, whose requests the alias routes by independent weighted coins. */
  PUBLIC,

  /** Probes that follow each other: the same environment may answer several. */
  PROBES,

  /**
   * Probes that were all in flight at the same time, so that each was answered by an environment of
   * its own. Every one of them counts, also where errors come in bursts.
   */
  CONCURRENT_PROBES
}
