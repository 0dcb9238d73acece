package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.report.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BluegreenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"release", "rollback", "status", "history", "smoke", "rehearse", "local", ""})
  void every_command_prints_the_version(String command) {
    assertThat(printed((command + " -V").strip().split(" "))).startsWith("bluegreen ");
  }

  @Test
  void help_of_a_command_is_its_help() {
    assertThat(printed("help", "release")).isEqualTo(printed("release", "--help"));
    assertThat(printed("help")).isEqualTo(printed("--help"));
  }

  private static String printed(String... arguments) {
    StringWriter out = new StringWriter();
    int code = Bluegreen.of(arguments).setOut(new PrintWriter(out)).execute(arguments);

    assertThat(code).isEqualTo(ExitCode.OK);
    return out.toString();
  }
}
