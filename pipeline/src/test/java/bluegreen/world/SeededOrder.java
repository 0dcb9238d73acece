package bluegreen.world;

import bluegreen.ports.Meanwhile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Answers concurrent questions on the calling thread, in an order that depends on a seed: when a
 * caller waits for an answer, other open questions may be answered first. This reproduces orders
 * that threads could produce, and the same order for the same seed.
 */
public final class SeededOrder implements Meanwhile {
  private final Random random;
  private final List<Question<?>> open = new ArrayList<>();
  private int asked;
  private int running;

  public SeededOrder(long seed) {
    random = new Random(seed);
  }

  @Override
  public <T> Answer<T> ask(Supplier<T> question) {
    Question<T> mine = new Question<>(asked++, question);
    open.add(mine);
    if (running == 0 && random.nextBoolean()) {
      answerOneOf(open);
    }
    return new Open<>(mine);
  }

  /** An answer that may come when somebody asks whether it is here. */
  private final class Open<T> implements Answer<T> {
    private final Question<T> question;

    Open(Question<T> question) {
      this.question = question;
    }

    @Override
    public boolean here() {
      if (open.contains(question) && running == 0 && random.nextBoolean()) {
        answerOneOf(open);
      }
      return !open.contains(question);
    }

    @Override
    public T get() {
      return SeededOrder.this.answer(question);
    }
  }

  private <T> T answer(Question<T> wanted) {
    while (open.contains(wanted)) {
      // A later question may wait for the running one, so only earlier ones are eligible.
      answerOneOf(
          running == 0 ? open : open.stream().filter(q -> q.number <= wanted.number).toList());
    }
    return wanted.answer();
  }

  private void answerOneOf(List<Question<?>> questions) {
    Question<?> chosen = questions.get(random.nextInt(questions.size()));
    open.remove(chosen);
    running++;
    chosen.find();
    running--;
  }

  /** A question and, once it has run, its answer or exception. */
  private static final class Question<T> {
    private final int number;
    private final Supplier<T> question;
    private Optional<Supplier<T>> answer = Optional.empty();

    Question(int number, Supplier<T> question) {
      this.number = number;
      this.question = question;
    }

    void find() {
      try {
        T found = question.get();
        answer = Optional.of(() -> found);
      } catch (RuntimeException e) {
        answer =
            Optional.of(
                () -> {
                  throw e;
                });
      }
    }

    T answer() {
      return answer.orElseThrow().get();
    }
  }
}
