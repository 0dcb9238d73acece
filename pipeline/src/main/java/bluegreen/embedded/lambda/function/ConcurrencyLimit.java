package bluegreen.embedded.lambda.function;

import java.util.Optional;

/** How many invocations of a function run, and how many may. */
public final class ConcurrencyLimit {
  private Optional<Integer> reserved = Optional.empty();
  private int inFlight;

  public Optional<Integer> reserved() {
    return reserved;
  }

  /** Lets at most {@code most} run at once; empty for no limit. */
  public void reserve(Optional<Integer> most) {
    reserved = most;
  }

  public int inFlight() {
    return inFlight;
  }

  /** Counts one more that runs, unless as many run as may. */
  public boolean enter() {
    boolean admitted = reserved.map(most -> inFlight < most).orElse(true);
    if (admitted) {
      inFlight++;
    }
    return admitted;
  }

  public void leave() {
    inFlight--;
  }
}
