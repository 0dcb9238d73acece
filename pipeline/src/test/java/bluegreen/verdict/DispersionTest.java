package bluegreen.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DispersionTest {
  @Test
  void a_service_without_bad_answers_has_no_bursts() {
    assertThat(Dispersion.of(List.of()).inBursts()).isFalse();
    assertThat(Dispersion.of(Collections.nCopies(1_440, new Counts(600, 0))).inBursts()).isFalse();
  }

  @Test
  void independent_bad_answers_are_no_bursts() {
    Random random = new Random(7);
    List<Counts> minutes = new ArrayList<>();
    for (int i = 0; i < 1_440; i++) {
      minutes.add(new Counts(600, random.ints(600, 0, 200).filter(n -> n == 0).count()));
    }

    assertThat(Dispersion.of(minutes).index()).isBetween(0.85, 1.15);
  }

  @Test
  void ten_at_a_time_are_bursts() {
    List<Counts> minutes = new ArrayList<>(Collections.nCopies(1_400, new Counts(600, 0)));
    minutes.addAll(Collections.nCopies(40, new Counts(600, 10)));

    assertThat(Dispersion.of(minutes).inBursts()).isTrue();
  }

  @Test
  void so_is_a_single_one() {
    List<Counts> minutes = new ArrayList<>(Collections.nCopies(1_439, new Counts(600, 0)));
    minutes.add(new Counts(600, 10));

    assertThat(Dispersion.of(minutes).inBursts()).isTrue();
  }

  @Test
  void a_single_bad_answer_is_none() {
    List<Counts> minutes = new ArrayList<>(Collections.nCopies(1_439, new Counts(600, 0)));
    minutes.add(new Counts(600, 1));

    assertThat(Dispersion.of(minutes).inBursts()).isFalse();
  }
}
