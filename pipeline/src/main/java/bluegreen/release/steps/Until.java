package bluegreen.release.steps;

import java.util.function.Predicate;
import java.util.stream.Gatherer;

/** Ends streams early. */
public final class Until {
  private Until() {}

  /** What comes up to the first element that {@code last} holds for, and that one. */
  public static <T> Gatherer<T, ?, T> including(Predicate<T> last) {
    return Gatherer.<T, T>ofSequential(
        (_, element, downstream) -> downstream.push(element) && !last.test(element));
  }
}
