package bluegreen.ports.evidence;

/** Gathers evidence of one shift, from its begin on. */
public interface Gathering {
  /**
   * Reads what is new, and gives all that is known. Called by one thread at a time.
   *
   * <p>A source that can't be read is no error: the evidence's basis says so.
   */
  Evidence look();

  /** Leaves a request out, which is a probe: from the next look on. */
  void leaveOut(String request);
}
