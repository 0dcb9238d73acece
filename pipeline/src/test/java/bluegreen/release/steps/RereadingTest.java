package bluegreen.release.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.ports.StaleException;
import bluegreen.world.Told;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RereadingTest {
  private static final String CHANGED = "The alias changed meanwhile: reading it again";

  private final Told told = new Told();
  private final List<Integer> decidedOn = new ArrayList<>();
  private int reads;

  @Test
  void what_is_current_is_decided_on_once() throws InterruptedException {
    assertThat(decide(0)).isEqualTo("on 0");
    assertThat(decidedOn).containsExactly(0);
    assertThat(told.lines()).isEmpty();
  }

  @Test
  void what_somebody_changed_is_read_again() throws InterruptedException {
    assertThat(decide(4)).isEqualTo("on 4");
    assertThat(decidedOn).containsExactly(0, 1, 2, 3, 4);
    assertThat(told.lines()).containsExactly(CHANGED, CHANGED, CHANGED, CHANGED);
  }

  @Test
  void it_gives_up_if_somebody_is_faster_five_times() {
    assertThatThrownBy(() -> decide(5)).isInstanceOf(StaleException.class).hasMessage("stale 4");
    assertThat(decidedOn).hasSize(5);
    assertThat(reads).isEqualTo(4);
    assertThat(told.lines()).hasSize(4);
  }

  /** Decides, with somebody else faster a few times. */
  private String decide(int timesFaster) throws InterruptedException {
    return new Rereading(told)
        .decide(
            "The alias",
            0,
            () -> ++reads,
            read -> {
              decidedOn.add(read);
              if (read < timesFaster) {
                throw new StaleException("stale " + read);
              }
              return "on " + read;
            });
  }
}
