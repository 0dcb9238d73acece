package bluegreen.embedded.lambda;

import java.util.Optional;

/** How many invocations of a function run, and how many may. */
final class ConcurrencyLimit {
  private Optional<Integer> reserved = Optional.empty();
  private int inFlight;

  Optional<Integer> reserved() {
    return reserved;
  }

  /** Lets at most {@code most} run at once; empty for no limit. */
  void reserve(Optional<Integer> most) {
    reserved = most;
  }

  int inFlight() {
    return inFlight;
  }

  /** Counts one more that runs, unless as many run as may. */
  boolean enter() {
    boolean admitted = reserved.map(most -> inFlight < most).orElse(true);
    if (admitted) {
      inFlight++;
    }
    return admitted;
  }

  void leave() {
    inFlight--;
  }
}
