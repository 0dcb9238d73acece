package bluegreen.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.VersionNumber;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogDemandTest {
  private static final String WARM =
      """
      START RequestId: 1 Version: 7
      {"version":"7","aotCache":true}
      END RequestId: 1
      REPORT RequestId: 1\tDuration: 1.2 ms\tBilled Duration: 2 ms
      """;
  private static final String COLD = WARM.strip() + "\tInit Duration: 250.5 ms\n";

  @Test
  void one_line_of_the_log_has_to_match_as_a_whole() {
    assertThat(failures(matches(".*\"aotCache\":true.*"), WARM)).isEmpty();
    assertThat(failures(matches(".*\"version\":\"${version}\".*"), WARM)).isEmpty();
    assertThat(failures(matches("\"aotCache\":true"), WARM))
        .singleElement()
        .asString()
        .startsWith(
            "no line of the log matches \"aotCache\":true: START RequestId: 1 Version: 7 {");
  }

  @Test
  void a_log_that_did_not_come_matches_nothing() {
    assertThat(failures(matches(".+"), "")).containsExactly("no line of the log matches .+: ");
  }

  @Test
  void a_hopeless_expression_fails() {
    assertThat(failures(matches("(a+)+b\\1?"), "a".repeat(40)))
        .containsExactly("matching " + "a".repeat(40) + " against (a+)+b\\1? takes too long");
  }

  @Test
  void a_cold_start_has_to_initialize_in_time() {
    assertThat(failures(initMillis(251), COLD)).isEmpty();
    assertThat(failures(initMillis(250), COLD))
        .containsExactly("initialized in 250.5 ms, may take 250");
  }

  @Test
  void a_warm_start_is_not_judged() {
    assertThat(failures(initMillis(1), WARM)).isEmpty();
    assertThat(failures(initMillis(1), "")).isEmpty();
  }

  @Test
  void only_lambdas_own_last_line_is_believed() {
    assertThat(failures(initMillis(1), "\tInit Duration: 9 ms\n" + COLD.replace("250.5", "0.5")))
        .isEmpty();
    assertThat(failures(initMillis(1), COLD + WARM)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"250.5", " 250.5"})
  void a_report_may_be_json(String millis) {
    String report =
        "{\"type\":\"platform.report\",\"record\":{\"metrics\":{\"durationMs\":999,"
            + "\"initDurationMs\":%s}}}".formatted(millis);

    assertThat(failures(initMillis(250), report))
        .containsExactly("initialized in 250.5 ms, may take 250");
  }

  private static List<String> failures(LogDemand demand, String log) {
    return demand.failures(log, new VersionNumber(7));
  }

  private static LogDemand matches(String regex) {
    return new LogDemand(Optional.of(regex), OptionalInt.empty());
  }

  private static LogDemand initMillis(int limit) {
    return new LogDemand(Optional.empty(), OptionalInt.of(limit));
  }
}
