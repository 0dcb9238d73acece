package bluegreen.embedded.lambda.function;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts the running invocations of a function against its reserved concurrency. */
public final class ConcurrencyLimit {
  private @Nullable Integer reserved;
  private int inFlight;

  /** The reserved concurrency; empty if there is no limit. */
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

  /** Counts an invocation that starts; returns false, and counts nothing, at the limit. */
  public boolean enter() {
    if (reserved != null && inFlight >= reserved) {
      return false;
    }
    inFlight++;
    return true;
  }

  /** Counts an invocation that has ended. */
  public void leave() {
    inFlight--;
  }
}
