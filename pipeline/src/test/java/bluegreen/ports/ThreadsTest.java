package bluegreen.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private final Threads threads = new Threads();

  @Test
  void two_questions_are_asked_at_the_same_time() {
    CountDownLatch both = new CountDownLatch(2);

    Supplier<Integer> one = threads.ask(() -> answer(1, both));
    Supplier<Integer> two = threads.ask(() -> answer(2, both));

    assertThat(one.get() + two.get()).isEqualTo(3);
  }

  private static int answer(int number, CountDownLatch both) {
    both.countDown();
    try {
      both.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return number;
  }

  @Test
  void what_a_question_throws_is_thrown_to_everyone_who_asks_for_its_answer() {
    RefusedException refused = new RefusedException("no", "ask again");
    Supplier<String> first =
        threads.ask(
            () -> {
              throw refused;
            });
    Supplier<Integer> second = threads.ask(() -> first.get().length());

    AssertionError wrong = new AssertionError("a defect");
    Supplier<String> third =
        threads.ask(
            () -> {
              throw wrong;
            });

    assertThatThrownBy(third::get).isSameAs(wrong);
    assertThatThrownBy(first::get).isSameAs(refused);
    assertThatThrownBy(second::get).isSameAs(refused);
  }
}
