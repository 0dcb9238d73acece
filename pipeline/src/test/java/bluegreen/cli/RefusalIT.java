package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.cli.Program.Ended;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that change nothing, against one {@code bluegreen local}. */
@Timeout(120)
class RefusalIT {
  private static Local local;

  @BeforeAll
  static void boot() throws InterruptedException {
    local = Local.boot(1);
  }

  @AfterAll
  static void close() {
    local.close();
  }

  @Test
  void what_cannot_begin_is_refused_with_a_remedy() throws Exception {
    Ended noImage = local.run("release --function lotto --image lotto:none");
    Ended noFunction = local.run("status --function bingo");
    Ended noVersion = local.run("smoke --function lotto --version 7");

    assertThat(noImage.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(noImage.out()).contains("Refused: ", "none", "→ ");
    assertThat(noFunction.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(noFunction.out()).contains("There is no function bingo", "→ Check --function");
    assertThat(noVersion.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(local.serves()).isEqualTo("version 1");
  }

  @Test
  void a_mistyped_command_line_is_said_to_be_one() throws Exception {
    Ended option = local.run("release --function lotto --image lotto:good --overide-alarms");
    Ended missing = local.run("status");

    assertThat(option.code()).isEqualTo(ExitCode.USAGE);
    assertThat(option.outLines()).isEmpty();
    assertThat(option.err()).contains("--overide-alarms");
    assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("--function");
  }

  @Test
  void github_gets_an_annotation_and_a_summary(@TempDir Path folder) throws Exception {
    Path summary = folder.resolve("summary.md");
    Map<String, String> environment = new TreeMap<>(local.environment());
    environment.put("GITHUB_ACTIONS", "true");
    environment.put("GITHUB_STEP_SUMMARY", summary.toString());

    Ended release =
        Program.run(environment, Local.command("release --function lotto --image lotto:none"));

    assertThat(release.err())
        .contains("::error title=Refused%3A There is no image lotto%3Anone in ", "::→ ");
    assertThat(summary).content().startsWith("### ❌ lotto: Refused: ").contains("\n- → ");
  }
}
