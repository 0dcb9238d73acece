package bluegreen.embedded.model;

import java.util.Optional;
import java.util.function.Supplier;

/** Who called the operation that this thread runs. */
public final class Caller {
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

  /** Empty where this program itself calls, as it does to set things up. */
  public static Optional<Principal> current() {
    return CALLER.isBound() ? Optional.of(CALLER.get()) : Optional.empty();
  }
}
