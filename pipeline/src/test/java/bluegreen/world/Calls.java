package bluegreen.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records the calls to the fake AWS, and runs a test's actions before they are answered. */
public final class Calls {
  private final List<String> made = new ArrayList<>();
  private final Map<String, Deque<Runnable>> next = new HashMap<>();
  private final Map<String, Runnable> every = new HashMap<>();

  void make(String operation, Object... details) {
    StringBuilder text = new StringBuilder(operation);
    for (Object detail : details) {
      text.append(' ').append(detail);
    }
    made.add(text.toString());
    every.getOrDefault(operation, () -> {}).run();
    Runnable action = next.getOrDefault(operation, new ArrayDeque<>()).poll();
    if (action != null) {
      action.run();
    }
  }

  /**
   * Runs {@code action} before the next call of an operation is answered. A second action waits for
   * the call after that.
   */
  public Calls next(String operation, Runnable action) {
    next.computeIfAbsent(operation, _ -> new ArrayDeque<>()).add(action);
    return this;
  }

  /** Runs {@code action} before every call of an operation is answered. */
  public void every(String operation, Runnable action) {
    every.put(operation, action);
  }

  /** All calls in order, such as {@code moveAlias 1}. */
  public List<String> made() {
    return made;
  }

  /** The calls of these operations in order. */
  public List<String> made(String... operations) {
    return made.stream().filter(c -> List.of(operations).contains(c.split(" ", 2)[0])).toList();
  }
}
