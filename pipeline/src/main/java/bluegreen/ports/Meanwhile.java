package bluegreen.ports;

import java.util.function.Supplier;

/**
 * Asks questions that don't depend on each other at the same time. A question may wait for the
 * answer to one that was asked before it.
 */
public interface Meanwhile {
  /**
   * Asks from now on.
   *
   * @return waits for the answer, or throws what the question threw
   */
  <T> Supplier<T> ask(Supplier<T> question);
}
