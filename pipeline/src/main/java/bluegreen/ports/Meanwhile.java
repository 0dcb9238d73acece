package bluegreen.ports;

import java.util.function.Supplier;

/**
 * Asks questions that don't depend on each other at the same time. A question may wait for the
 * answer to one that was asked before it.
 */
public interface Meanwhile {
  /** Asks from now on. */
  <T> Answer<T> ask(Supplier<T> question);

  /** The answer to a question. */
  interface Answer<T> extends Supplier<T> {
    /** Whether {@link #get} returns, or throws, at once. */
    boolean here();

    /** Waits for the answer, or throws what the question threw. */
    @Override
    T get();
  }
}
