package bluegreen.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReportedTimeTest {
  @Test
  void it_is_the_calls_duration_and_not_what_is_billed() {
    assertThat(
            ReportedTime.in(
                "START\nREPORT RequestId: a\tDuration: 12.5 ms\tBilled Duration: 13 ms"))
        .contains(Duration.ofNanos(12_500_000));
  }

  @Test
  void a_cold_start_counts() {
    assertThat(
            ReportedTime.in(
                "REPORT RequestId: a\tDuration: 1 ms\tBilled Duration: 9 ms\tMax Memory Used: 8 MB"
                    + "\tInit Duration: 200.25 ms\t"))
        .contains(Duration.ofNanos(201_250_000));
    assertThat(
            ReportedTime.in(
                "REPORT RequestId: a\tDuration: 1 ms\tRestore Duration: 2 ms"
                    + "\tBilled Restore Duration: 50 ms"))
        .contains(Duration.ofMillis(3));
  }

  @Test
  void a_log_in_json_has_it_too() {
    assertThat(
            ReportedTime.in(
                """
                {"level":"INFO","message":"x"}
                {"time":"t","type":"platform.report","record":{"requestId":"a","metrics":{\
                "durationMs":1.5,"billedDurationMs":60,"memorySizeMB":128,"initDurationMs": 50}}}
                """))
        .contains(Duration.ofNanos(51_500_000));
  }

  @Test
  void the_last_report_counts_as_a_function_may_print_what_looks_like_one() {
    assertThat(
            ReportedTime.in(
                "REPORT RequestId: x\tDuration: 9000 ms\nREPORT RequestId: a\tDuration: 1 ms\n"))
        .contains(Duration.ofMillis(1));
  }

  @Test
  void a_log_without_a_report_has_none() {
    assertThat(ReportedTime.in("")).isEmpty();
    assertThat(ReportedTime.in("my REPORT RequestId: a\tDuration: 1 ms")).isEmpty();
  }
}
