package bluegreen.aws.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.aws.evidence.LogRecord.Report;
import bluegreen.ports.evidence.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private static final List<Long> NONE = List.of(0L, 0L);

  private final Tally tally = new Tally(List.of(Duration.ofMillis(10), Duration.ofMillis(100)));

  @Test
  void requests_are_counted_by_the_minute() {
    good(NOON, 1);
    good(NOON.plusSeconds(59), 1);
    good(NOON.plusSeconds(60), 1);

    assertThat(tally.minutes())
        .isEqualTo(
            Map.of(
                NOON,
                new Answers(2, 0, 0, 0, NONE),
                NOON.plusSeconds(60),
                new Answers(1, 0, 0, 0, NONE)));
  }

  @Test
  void slow_is_what_takes_longer_than_a_threshold_once_an_environment_is_warm() {
    for (int i = 0; i < 20; i++) {
      good(NOON, 1_000);
    }
    good(NOON, 10);
    good(NOON, 11);
    good(NOON, 101);

    assertThat(answers()).isEqualTo(new Answers(23, 0, 0, 3, List.of(2L, 1L)));
  }

  @Test
  void bad_answers_are_counted_with_the_environments_that_gave_them() {
    failed("a", "r-1");
    failed("a", "r-2");
    failed("b", "r-3");

    assertThat(answers()).isEqualTo(new Answers(3, 3, 2, 0, NONE));
  }

  @Test
  void a_request_with_a_bad_status_and_a_failure_is_one_bad_answer() {
    tally.bad(NOON, "a", "r-1");
    failed("a", "r-1");

    assertThat(answers()).isEqualTo(new Answers(1, 1, 1, 0, NONE));
  }

  @Test
  void so_it_is_across_the_end_of_a_minute() {
    tally.bad(NOON.minusMillis(1), "a", "r-1");
    failed("a", "r-1");

    assertThat(tally.minutes().values()).extracting(Answers::bad).containsExactly(1L, 0L);
  }

  @Test
  void an_answer_whose_report_is_still_to_come_is_a_request() {
    tally.bad(NOON, "a", "r-1");

    assertThat(answers()).isEqualTo(new Answers(1, 1, 1, 0, NONE));
  }

  @Test
  void old_minutes_keep_their_numbers() {
    failed("a", "r-1");
    good(NOON.plus(Duration.ofMinutes(30)), 1);

    assertThat(answers()).isEqualTo(new Answers(1, 1, 1, 0, NONE));
  }

  private Answers answers() {
    return tally.minutes().firstEntry().getValue();
  }

  private void good(Instant at, long millis) {
    tally.report(at, "a", new Report("r", Optional.empty(), Duration.ofMillis(millis)));
  }

  private void failed(String environment, String request) {
    tally.report(NOON, environment, new Report(request, Optional.of("error"), Duration.ZERO));
  }
}
