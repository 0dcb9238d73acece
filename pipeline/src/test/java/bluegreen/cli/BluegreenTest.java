package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.report.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

class BluegreenTest {
  @TempDir private Path folder;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--to=1",
        "--to",
        "-h",
        "--help",
        "-V",
        "--json",
        "-",
        "@FILE",
        "@@FILE",
        "\"--to\" 1",
        "${sys:user.home}",
        "%n",
        "'",
        "--reason=x",
        ""
      })
  void what_somebody_wrote_stays_a_value(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("arguments"), "\"x\" --to 1");
    String reason = text.replace("FILE", file.toString());

    for (String[] written : new String[][] {{"--reason", reason}, {"--reason=" + reason}}) {
      List<String> arguments = new ArrayList<>(List.of("rollback", "--function=lotto"));
      arguments.addAll(List.of(written));
      ParseResult parsed =
          Bluegreen.of("rollback").parseArgs(arguments.toArray(String[]::new)).subcommand();

      assertThat(parsed.matchedOptionValue("--reason", "none")).isEqualTo(reason);
      assertThat(parsed.hasMatchedOption("--to")).isFalse();
      assertThat(parsed.isUsageHelpRequested()).isFalse();
    }
  }

  @Test
  void an_argument_is_never_a_file_of_arguments() throws Exception {
    Path file = Files.writeString(folder.resolve("secrets"), "SECRET=1");
    StringWriter err = new StringWriter();

    int code = Bluegreen.of("status").setErr(new PrintWriter(err)).execute("status", "@" + file);

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).doesNotContain("SECRET");
  }

  @Test
  void what_follows_a_command_of_others_is_that_commands() {
    ParseResult parsed =
        Bluegreen.of("local")
            .parseArgs("local", "--speed", "60", "sh", "-c", "env", "--port", "1")
            .subcommand();

    assertThat(parsed.matchedPositionalValue(0, List.of()))
        .isEqualTo(List.of("sh", "-c", "env", "--port", "1"));
    assertThat(parsed.hasMatchedOption("--port")).isFalse();
  }

  private static String printed(String... arguments) {
    StringWriter out = new StringWriter();
    int code = Bluegreen.of(arguments).setOut(new PrintWriter(out)).execute(arguments);

    assertThat(code).isEqualTo(ExitCode.OK);
    return out.toString();
  }
}
