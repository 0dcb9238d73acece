package bluegreen.aws.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.aws.evidence.LogRecord.Answer;
import bluegreen.aws.evidence.LogRecord.Report;
import bluegreen.aws.evidence.LogRecord.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;

class LogRecordsTest {
  private static final Optional<String> R1 = Optional.of("r-1");

  private final LogRecords records = new LogRecords(JsonPointer.compile("/status"));

  @Test
  void a_report_in_json_has_the_duration() {
    assertThat(
            records.in(
                """
                {"time":"2026-01-31T12:00:00.000Z","type":"platform.report","record":\
                {"requestId":"r-1","metrics":{"durationMs":12.5,"billedDurationMs":13,\
                "memorySizeMB":512,"maxMemoryUsedMB":90},"status":"success"}}\
                """))
        .containsExactly(new Report("r-1", Optional.empty(), Duration.ofNanos(12_500_000)));
  }

  @Test
  void a_report_in_json_says_how_the_invocation_failed() {
    assertThat(report("timeout", "")).isEqualTo(failed("timeout"));
    assertThat(report("error", ",\"errorType\":\"Runtime.ExitError\""))
        .isEqualTo(failed("Runtime.ExitError"));
  }

  private LogRecord report(String status, String more) {
    return records
        .in(
            """
            {"type":"platform.report","record":{"requestId":"r-1","metrics":{"durationMs":1.0},\
            "status":"%s"%s}}\
            """
                .formatted(status, more))
        .getFirst();
  }

  private static Report failed(String how) {
    return new Report("r-1", Optional.of(how), Duration.ofMillis(1));
  }

  @Test
  void a_report_as_text_has_duration_and_failure() {
    String good = "REPORT RequestId: r-1\tDuration: 1.00 ms\tBilled Duration: 2 ms\t";

    assertThat(records.in(good))
        .containsExactly(new Report("r-1", Optional.empty(), Duration.ofMillis(1)));
    assertThat(records.in(good + "Status: timeout")).containsExactly(failed("timeout"));
    assertThat(records.in(good + "Status: error\tError Type: Runtime.ExitError"))
        .containsExactly(failed("Runtime.ExitError"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "START RequestId: r-1 Version: 7",
        "END RequestId: r-1",
        "{\"type\":\"platform.start\",\"record\":{\"requestId\":\"r-1\",\"status\":500}}",
        "{\"event\":\"started\",\"aotCache\":true}",
        "{\"level\":\"INFO\",\"message\":\"an ERROR is mentioned\"}",
        "{\"status\":\"500\"}",
        "{broken",
        "hello",
        ""
      })
  void other_lines_say_nothing(String line) {
    assertThat(records.in(line)).isEmpty();
  }

  @Test
  void the_functions_own_line_has_the_status_of_its_answer() {
    assertThat(
            records.in("{\"requestId\":\"r-1\",\"version\":\"7\",\"path\":\"/\",\"status\":503}"))
        .containsExactly(new Answer(R1, 503, Optional.of("/")));
  }

  @Test
  void the_status_may_stand_elsewhere() {
    LogRecords nested = new LogRecords(JsonPointer.compile("/http/response/code"));

    assertThat(nested.in("{\"http\":{\"response\":{\"code\":500}},\"status\":200}"))
        .containsExactly(new Answer(Optional.empty(), 500, Optional.empty()));
  }

  @Test
  void a_line_on_an_answer_may_have_its_cause() {
    assertThat(
            records.in(
                "{\"requestId\":\"r-1\",\"status\":500,\"path\":\"/\",\"error\":\"E: x\\n"
                    + "\\tat y\"}"))
        .containsExactly(
            new Answer(R1, 500, Optional.of("/")),
            new Trouble(R1, "E: x", "E: x\n\tat y", Optional.of("/")));
  }

  @Test
  void python_names_type_message_and_stack() {
    assertThat(
            records.in(
                """
                {"timestamp":"2026-01-31T12:00:00Z","log_level":"ERROR","errorMessage":"no",\
                "errorType":"KeyError","requestId":"r-1","stackTrace":["  File a","  File b"]}\
                """))
        .containsExactly(
            new Trouble(R1, "KeyError", "KeyError: no\n  File a\n  File b", Optional.empty()));
  }

  @Test
  void node_has_them_inside_its_message() {
    assertThat(
            records.in(
                """
                {"timestamp":"2026-01-31T12:00:00Z","level":"ERROR","requestId":"r-1","message":\
                {"errorType":"TypeError","errorMessage":"no","stackTrace":["TypeError: no","at x"]}}\
                """))
        .containsExactly(
            new Trouble(R1, "TypeError", "TypeError: no\nTypeError: no\nat x", Optional.empty()));
  }

  @Test
  void java_has_them_in_its_message() {
    assertThat(
            records.in(
                "{\"level\":\"ERROR\",\"AWSRequestId\":\"r-1\",\"message\":\"no: E\\n"
                    + "E\\n"
                    + "\\tat x\"}"))
        .containsExactly(new Trouble(R1, "no: E", "no: E\nE\n\tat x", Optional.empty()));
  }

  @Test
  void an_error_as_text_is_named_by_its_first_line() {
    assertThat(records.in("java.lang.IllegalStateException: no\n\tat x"))
        .containsExactly(
            new Trouble(
                Optional.empty(),
                "java.lang.IllegalStateException: no",
                "java.lang.IllegalStateException: no\n\tat x",
                Optional.empty()));
  }

  @Test
  void texts_are_cut() {
    List<LogRecord> found = records.in("ERROR " + "x".repeat(10_000));

    assertThat(found)
        .singleElement()
        .isInstanceOfSatisfying(
            Trouble.class,
            trouble -> {
              assertThat(trouble.kind()).hasSize(200);
              assertThat(trouble.text()).hasSize(2_000);
            });
  }
}
