package bluegreen.world;

import bluegreen.ports.Meanwhile.Answer;
import java.util.function.Supplier;

/** An answer that is here. */
record Given<T>(Supplier<T> value) implements Answer<T> {
  /** Answers a question at once; what it throws is thrown to who wants the answer. */
  static <T> Answer<T> of(Supplier<T> question) {
    try {
      T value = question.get();
      return new Given<>(() -> value);
    } catch (RuntimeException e) {
      return new Given<>(
          () -> {
            throw e;
          });
    }
  }

  @Override
  public boolean here() {
    return true;
  }

  @Override
  public T get() {
    return value.get();
  }
}
