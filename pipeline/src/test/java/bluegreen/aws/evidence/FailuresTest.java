package bluegreen.aws.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.aws.evidence.LogRecord.Trouble;
import bluegreen.ports.evidence.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private final Failures failures = new Failures();

  @Test
  void the_most_frequent_come_first_with_one_example() {
    trouble("rare", "r-1");
    trouble("common", "r-2");
    trouble("common", "r-3");

    assertThat(failures.mostFrequent())
        .containsExactly(
            new Failure("common", "common at r-2", Optional.of("r-2"), Optional.empty(), 2),
            new Failure("rare", "rare at r-1", Optional.of("r-1"), Optional.empty(), 1));
  }

  @Test
  void numbers_and_ids_make_no_new_kind() {
    trouble("no order 17", "r-1");
    trouble("no order 18", "r-2");
    trouble("no order 3f2504e0-4f89-11d3-9a0c-0305e82c3301", "r-3");

    assertThat(failures.mostFrequent()).singleElement().extracting(Failure::times).isEqualTo(3L);
  }

  @Test
  void what_is_told_of_a_request_counts_once() {
    trouble("KeyError", "r-1");
    failures.add(Optional.of("r-1"), "error", Optional.empty());
    failures.add(Optional.of("r-2"), "timeout", Optional.empty());

    assertThat(failures.mostFrequent())
        .extracting(Failure::kind)
        .containsExactly("KeyError", "timeout");
  }

  @Test
  void a_thousand_kinds_are_bounded() {
    for (int i = 0; i < 1_000; i++) {
      trouble("kind " + (char) ('a' + i / 26) + (char) ('a' + i % 26), "r-" + i);
    }

    assertThat(failures.mostFrequent())
        .hasSize(5)
        .first()
        .extracting(Failure::kind)
        .isEqualTo("others");
    assertThat(failures.mostFrequent()).first().extracting(Failure::times).isEqualTo(900L);
  }

  private void trouble(String kind, String request) {
    failures.add(
        new Trouble(Optional.of(request), kind, kind + " at " + request, Optional.empty()));
  }
}
