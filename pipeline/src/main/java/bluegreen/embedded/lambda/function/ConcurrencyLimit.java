package bluegreen.embedded.lambda.function;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many invocations of a function are running, and how many may run at once. */
public final class ConcurrencyLimit {
  private @Nullable Integer reserved;
  private int inFlight;

  /** The most that may run at once; empty for no limit. */
  public Optional<Integer> reserved() {
    return Optional.ofNullable(reserved);
  }

  public void reserve(int most) {
    reserved = most;
  }

  public void removeReservation() {
    reserved = null;
  }

  public int inFlight() {
    return inFlight;
  }

  /** Counts one more that runs; false if the limit does not allow it. */
  public boolean enter() {
    if (reserved != null && inFlight >= reserved) {
      return false;
    }
    inFlight++;
    return true;
  }

  public void leave() {
    inFlight--;
  }
}
