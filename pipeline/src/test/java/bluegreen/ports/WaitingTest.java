package bluegreen.ports;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.ports.Waiting.Waited.Enough;
import bluegreen.ports.Waiting.Waited.TimedOut;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private final VirtualTime time = new VirtualTime();
  private final Told told = new Told();
  private int looks;

  @Test
  void what_is_enough_at_once_costs_no_pause() throws InterruptedException {
    assertThat(waiting(ofSeconds(1)).until(counting(), seen -> true, _ -> "waiting"))
        .isEqualTo(new Enough<>(1));
    assertThat(time.pauses()).isEmpty();
    assertThat(told.lines()).isEmpty();
  }

  @Test
  void pauses_grow_by_a_sixteenth_of_the_time_waited() throws InterruptedException {
    waiting(ofMinutes(1)).until(counting(), seen -> seen == 4);

    assertThat(time.pauses())
        .containsExactly(ofMillis(50), ofNanos(53_125_000), ofNanos(56_445_312));
  }

  @Test
  void pauses_grow_up_to_the_longest() throws InterruptedException {
    waiting(ofMinutes(1)).every(ofMillis(52)).until(counting(), seen -> seen == 4);

    assertThat(time.pauses()).containsExactly(ofMillis(50), ofMillis(52), ofMillis(52));
  }

  @Test
  void the_deadline_counts_the_time_that_the_looks_take() throws InterruptedException {
    Waiting waiting = waiting(ofSeconds(30)).every(ofMillis(200));

    assertThat(waiting.until(taking(ofSeconds(5)), _ -> false)).isEqualTo(new TimedOut<>(6));
    assertThat(time.passed()).isEqualTo(ofSeconds(31));
  }

  @Test
  void the_last_pause_ends_at_the_deadline_and_is_followed_by_a_look() throws InterruptedException {
    Waiting waiting = waiting(ofMillis(80));

    assertThat(waiting.until(counting(), seen -> seen == 3)).isEqualTo(new Enough<>(3));
    assertThat(time.pauses()).containsExactly(ofMillis(50), ofMillis(30));
  }

  @Test
  void what_is_not_enough_at_the_deadline_has_timed_out() throws InterruptedException {
    assertThat(waiting(ofMillis(80)).until(counting(), _ -> false)).isEqualTo(new TimedOut<>(3));
    assertThat(time.passed()).isEqualTo(ofMillis(80));
  }

  @Test
  void the_story_hears_what_was_seen_before_each_pause_and_not_at_the_end()
      throws InterruptedException {
    waiting(ofMillis(80)).until(counting(), _ -> false, seen -> "look " + seen);

    assertThat(told.lines()).containsExactly("look 1", "look 2");
  }

  @Test
  void an_empty_text_is_not_told() throws InterruptedException {
    waiting(ofMillis(80)).until(counting(), _ -> false, seen -> seen == 1 ? "" : "look " + seen);

    assertThat(told.lines()).containsExactly("look 2");
  }

  @Test
  void without_a_deadline_it_waits_an_hour_with_pauses_of_a_second() throws InterruptedException {
    Waiting waiting = new Waiting(time, told);

    assertThat(waiting.until(time::passed, passed -> passed.compareTo(Duration.ofHours(1)) > 0))
        .isInstanceOf(Enough.class);
    assertThat(time.pauses()).last().isEqualTo(ofSeconds(1));
    assertThat(told.lines()).isEmpty();
  }

  @Test
  void an_interrupt_ends_it() {
    time.interruptWhen(() -> looks == 2);

    assertThatThrownBy(() -> waiting(ofMinutes(1)).until(counting(), _ -> false))
        .isInstanceOf(InterruptedException.class);
    assertThat(looks).isEqualTo(2);
  }

  private Waiting waiting(Duration limit) {
    return new Waiting(time, told).atMost(limit);
  }

  private Supplier<Integer> counting() {
    return taking(Duration.ZERO);
  }

  private Supplier<Integer> taking(Duration each) {
    return () -> {
      time.spend(each);
      looks++;
      return looks;
    };
  }
}
