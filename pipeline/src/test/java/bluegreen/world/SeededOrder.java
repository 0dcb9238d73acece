package bluegreen.world;

import bluegreen.ports.Meanwhile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Answers questions in an order that a seed decides, on the calling thread: each time that an
 * answer is waited for, other open questions may come first. So it does what threads could do, and
 * the same again for the same seed.
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
  public <T> Supplier<T> ask(Supplier<T> question) {
    Question<T> mine = new Question<>(asked++, question);
    open.add(mine);
    if (running == 0 && random.nextBoolean()) {
      answerOneOf(open);
    }
    return () -> answer(mine);
  }

  private <T> T answer(Question<T> wanted) {
    while (open.contains(wanted)) {
      // What was asked later may itself wait for the question that runs now.
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

  /** A question and, once it was found, its answer or what was thrown instead. */
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
