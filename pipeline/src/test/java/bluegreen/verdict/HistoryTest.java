package bluegreen.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is learned from blue's past: bursts, and the watch against the rate before. */
class HistoryTest {
  private static List<Counts> minutes(int perMinute, double rate, int burst) {
    SplittableRandom random = new SplittableRandom(7);
    List<Counts> minutes = new ArrayList<>();
    for (int minute = 0; minute < 4000; minute++) {
      int requests = perMinute * (1 + minute / 2 % 3);
      int bad = 0;
      for (int i = 0; i < requests; i++) {
        bad += random.nextDouble() < rate / burst ? burst : 0;
      }
      minutes.add(new Counts(requests, Math.min(requests, bad)));
    }
    return minutes;
  }

  @Test
  void single_errors_have_dispersion_one_whatever_the_traffic() {
    Dispersion dispersion = Dispersion.of(minutes(60, 0.02, 1));

    assertThat(dispersion.factor()).isCloseTo(1, within(0.08));
    assertThat(dispersion.error()).isCloseTo(0.03, within(0.01));
    assertThat(dispersion.bursts()).isFalse();
    assertThat(dispersion.counting(Counting.ONE_A_MINUTE)).isEqualTo(Counting.EVERY_ANSWER);
  }

  @Test
  void bursts_have_the_dispersion_of_their_size() {
    Dispersion dispersion = Dispersion.of(minutes(60, 0.005, 8));

    assertThat(dispersion.factor()).isCloseTo(8, within(0.6));
    assertThat(dispersion.bursts()).isTrue();
    assertThat(Manner.of(dispersion, Counting.ONE_AN_ENVIRONMENT).counting())
        .isEqualTo(Counting.ONE_AN_ENVIRONMENT);
  }

  @Test
  void an_outage_of_hours_does_not_look_like_bursts() {
    List<Counts> both = new ArrayList<>(minutes(60, 0.002, 1));
    both.addAll(minutes(60, 0.3, 1).subList(0, 120));

    assertThat(Dispersion.of(both).bursts()).isFalse();
  }

  @Test
  void too_little_is_taken_for_single_errors() {
    assertThat(Dispersion.of(List.of())).isEqualTo(Dispersion.UNKNOWN);
    assertThat(Dispersion.of(List.of(new Counts(9, 2))).factor()).isEqualTo(1);
    assertThat(Dispersion.of(List.of(new Counts(9, 2), new Counts(9, 0))).bursts()).isFalse();
    assertThat(Dispersion.of(List.of(new Counts(99, 9), new Counts(99, 0))).bursts()).isTrue();
    assertThat(Dispersion.of(List.of(Counts.NONE, Counts.NONE)).factor()).isEqualTo(1);
  }

  @Test
  void impossible_dispersions_are_refused() {
    assertThatThrownBy(() -> new Dispersion(0.9, 0, Counts.NONE))
        .hasMessage("factor is 0.9; it must be at least 1");
    assertThatThrownBy(() -> new Dispersion(Double.NaN, 0, Counts.NONE))
        .hasMessageContaining("factor");
    assertThatThrownBy(() -> new Dispersion(1, -1, Counts.NONE))
        .hasMessage("error is -1.0; it must not be below 0");
  }

  @Test
  void a_watch_sees_a_rate_that_rises_after_a_long_quiet_time() {
    Watch watch = Watch.of(Tolerances.DEFAULT, Manner.PLAIN, new Counts(100_000, 100));
    for (int minute = 0; minute < 1000; minute++) {
      watch = watch.after(new Counts(600, minute % 2));
    }
    assertThat(watch.alarm()).isFalse();

    assertThat(watch.after(new Counts(600, 8)).alarm()).isTrue();
  }

  @Test
  void a_watch_is_mistaken_at_most_once_in_a_hundred_periods() {
    SplittableRandom random = new SplittableRandom(3);
    Counts before = new Counts(100_000, 1000);
    int alarms = 0;
    int periods = 200_000;
    Watch watch = Watch.of(Tolerances.DEFAULT, Manner.PLAIN, before);
    for (int i = 0; i < periods; i++) {
      int bad = 0;
      for (int request = 0; request < 60; request++) {
        bad += random.nextDouble() < 0.01 ? 1 : 0;
      }
      watch = watch.after(new Counts(60, bad));
      if (watch.alarm()) {
        alarms++;
        watch = Watch.of(Tolerances.DEFAULT, Manner.PLAIN, before);
      }
    }

    assertThat(alarms).isBetween(1, periods / 100);
  }

  @Test
  void a_watch_without_a_rate_before_is_silent() {
    Watch watch = Watch.of(Tolerances.DEFAULT, Manner.PLAIN, Counts.NONE);

    assertThat(watch.after(new Counts(500, 500)).alarm()).isFalse();
  }

  @Test
  void a_watch_counts_a_burst_once_a_minute() {
    Dispersion tens = new Dispersion(10, 1, new Counts(100_000, 100));
    Manner capped = new Manner(Counting.ONE_A_MINUTE, tens);
    Watch watch = Watch.of(Tolerances.DEFAULT, capped, new Counts(100_000, 100));

    assertThat(watch.after(new Counts(60, 30)).alarm()).isFalse();
    for (Counts minute : Collections.nCopies(20, new Counts(60, 30))) {
      watch = watch.after(minute);
    }
    assertThat(watch.alarm()).isTrue();
  }
}
