package bluegreen.embedded.model;

import java.util.Optional;
import java.util.function.Supplier;

/** Who called the operation that this thread runs, and with which request. */
public final class Caller {
  private static final ScopedValue<String> REQUEST = ScopedValue.newInstance();
  private static final ScopedValue<Principal> CALLER = ScopedValue.newInstance();

  private Caller() {}

  /** Runs {@code operation} for {@code caller}. */
  public static <T> T call(Principal caller, Supplier<T> operation) {
    return ScopedValue.where(CALLER, caller).call(operation::get);
  }

  /** Runs {@code action} for {@code caller}. */
  public static void run(Principal caller, Runnable action) {
    ScopedValue.where(CALLER, caller).run(action);
  }

  /** Runs {@code operation} for the request with an id. */
  public static <T> T request(String id, Supplier<T> operation) {
    return ScopedValue.where(REQUEST, id).call(operation::get);
  }

  /** The id of the request; empty where this program itself calls. */
  public static Optional<String> requestId() {
    return REQUEST.isBound() ? Optional.of(REQUEST.get()) : Optional.empty();
  }

  /** Empty where this program itself calls, as it does to set things up. */
  public static Optional<Principal> current() {
    return CALLER.isBound() ? Optional.of(CALLER.get()) : Optional.empty();
  }
}
