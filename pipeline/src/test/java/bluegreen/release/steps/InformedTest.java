package bluegreen.release.steps;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Meanwhile;
import bluegreen.ports.RefusedException;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class InformedTest {
  private final VirtualTime time = new VirtualTime();
  private final Told told = new Told();
  private final Informed informed = new Informed(new Silence(), time, told);

  @Test
  void all_questions_together_are_waited_for_ten_seconds() throws Exception {
    assertThat(informed.ask("One is not known", () -> 1)).isEmpty();
    assertThat(informed.ask("Two is not known", () -> 2)).isEmpty();

    assertThat(time.passed()).hasSeconds(10);
    assertThat(told.lines())
        .containsExactly(
            "One is not known: AWS has not answered for ten seconds.",
            "Two is not known: AWS has not answered for ten seconds.");
  }

  @Test
  void another_ten_seconds_begin_anew() throws Exception {
    assertThat(informed.ask("One is not known", () -> 1)).isEmpty();
    assertThat(informed.anew().ask("Two is not known", () -> 2)).isEmpty();

    assertThat(time.passed()).hasSeconds(20);
  }

  private static final class Silence implements Meanwhile {
    @Override
    public <T> Answer<T> ask(Supplier<T> question) {
      return new Answer<>() {
        @Override
        public boolean here() {
          return false;
        }

        @Override
        public T get() {
          throw new RefusedException("nobody waits for it", "");
        }
      };
    }
  }
}
