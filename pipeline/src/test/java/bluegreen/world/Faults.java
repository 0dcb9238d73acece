package bluegreen.world;

import bluegreen.embedded.wire.Interceptor;
import bluegreen.embedded.wire.Interceptor.Fate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Faults between the tool and AWS, for {@link World#intercept} and others. */
public final class Faults {
  public static final Fate LOST_REQUEST = new Fate.LoseRequest();
  public static final Fate LOST_RESPONSE = new Fate.LoseResponse();
  public static final Fate THROTTLED = Fate.Fail.with(400, "ThrottlingException", "Rate exceeded");
  public static final Fate DENIED = Fate.Fail.with(403, "AccessDenied", "not authorized");
  public static final Fate EXPIRED =
      Fate.Fail.with(403, "ExpiredTokenException", "The security token is expired");

  private static final Fate PASS = new Fate.Pass();

  private Faults() {}

  /** Injects a fault into every call of an operation. */
  public static Interceptor always(String operation, Fate fate) {
    return call -> call.operation().equals(operation) ? fate : PASS;
  }

  /** Injects a fault into the first call of every operation. */
  public static Interceptor oncePerOperation(Fate fate) {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    return call -> seen.add(call.operation()) ? fate : PASS;
  }

  /**
   * Injects a fault into the first call of an operation, and into every later call of any
   * operation.
   */
  public static Interceptor from(String operation, Fate fate) {
    AtomicBoolean reached = new AtomicBoolean();
    return call -> {
      if (call.operation().equals(operation)) {
        reached.set(true);
      }
      return reached.get() ? fate : PASS;
    };
  }

  /** Runs {@code action} before every call of an operation. */
  public static Interceptor before(String operation, Runnable action) {
    return before(operation, Integer.MAX_VALUE, action);
  }

  /**
   * Runs {@code action} before the first {@code times} calls of an operation. Calls that the action
   * itself makes are not counted.
   */
  public static Interceptor before(String operation, int times, Runnable action) {
    AtomicInteger left = new AtomicInteger(times);
    AtomicBoolean acting = new AtomicBoolean();
    return call -> {
      if (call.operation().equals(operation) && acting.compareAndSet(false, true)) {
        try {
          if (left.getAndDecrement() > 0) {
            action.run();
          }
        } finally {
          acting.set(false);
        }
      }
      return PASS;
    };
  }
}
