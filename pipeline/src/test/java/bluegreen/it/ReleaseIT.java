package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.it.Program.Ended;
import bluegreen.rehearsal.Load;
import bluegreen.report.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The commands against {@code bluegreen local}, each in a process of its own. */
@Timeout(120)
class ReleaseIT {
  /** A five-minute canary takes five seconds. */
  private static final int SPEED = 60;

  private static final int REQUESTS_A_SECOND = 50;

  @TempDir private Path folder;
  private LocalAws local;

  @BeforeEach
  void boot() throws InterruptedException {
    local = LocalAws.boot(SPEED);
  }

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void a_good_version_is_released_under_load_and_rolled_back_by_hand() throws Exception {
    Load load = new Load(local.url(), REQUESTS_A_SECOND);
    Ended release;
    try (load) {
      release = local.run("release --function lotto --image lotto:good");
    }

    assertThat(load.sent()).isPositive();
    assertThat(load.failed()).isZero();
    assertThat(release.code()).as("%s", release).isEqualTo(ExitCode.OK);
    assertThat(release.outLines().getFirst()).isEqualTo("Released: version 2 serves all traffic");
    assertThat(release.err()).contains("shifts version 1 → 2");

    Ended again = local.run("release --function lotto --image lotto:good");

    assertThat(again.code()).isEqualTo(ExitCode.OK);
    assertThat(again.out()).isEqualTo("Already live: version 2 serves all traffic");

    Ended rollback = local.run("rollback --function lotto --by ada --reason numbers");

    assertThat(rollback.code()).as("%s", rollback).isEqualTo(ExitCode.OK);
    assertThat(rollback.outLines().getFirst())
        .isEqualTo("Rolled back: version 1 serves all traffic again");
    assertThat(local.run("status --function lotto").out())
        .contains("serves      version 1\n")
        .containsPattern("rolled back 2 to 1 at \\S+ after d-\\w+ by ada: numbers");
    assertThat(local.run("history --function lotto").out()).contains("rolled back by ada");
  }

  @Test
  void a_version_that_fails_a_smoke_test_gets_no_traffic() throws Exception {
    Files.writeString(
        folder.resolve("teapot.json"),
        """
        {"name": "it is a teapot", "request": {"path": "/"}, "expect": {"status": 418}}
        """);

    Ended release = local.run("release --function lotto --image lotto:good --smoke " + folder);
    Ended smoke = local.run("smoke --function lotto --version 2 --json --smoke " + folder);

    assertThat(release.code()).isEqualTo(ExitCode.REJECTED);
    assertThat(release.out()).contains("Rejected: version 2", "418");
    assertThat(release.err()).contains("✗ it is a teapot");
    assertThat(local.serves()).isEqualTo("version 1");
    assertThat(smoke.code()).isEqualTo(ExitCode.REJECTED);
    assertThat(JsonMapper.shared().readTree(smoke.out()).at("/failures/0").asString())
        .contains("418");
  }

  @Test
  void on_github_a_rollback_is_red_with_its_reason_and_a_summary() throws Exception {
    Path summary = folder.resolve("summary.md");
    local
        .environment()
        .putAll(
            Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_REPOSITORY", "ada/lotto",
                "GITHUB_RUN_ID", "7",
                "GITHUB_STEP_SUMMARY", summary.toString()));
    String was = "a".repeat(40);
    String is = "b".repeat(40);
    local.run("release --function lotto --image lotto:good --commit " + was);

    Ended release;
    try (Load load = new Load(local.url(), REQUESTS_A_SECOND)) {
      release = local.run("release --function lotto --image lotto:bad --commit " + is);
      assertThat(load.failed()).isPositive();
    }

    assertThat(release.code()).as("%s", release).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(release.errLines())
        .anyMatch(
            line ->
                line.startsWith(
                    "::error title=Rolled back%3A version 2 serves all traffic again::Why: "));
    assertThat(summary)
        .content()
        .contains(
            "### ✅ lotto: Released: version 2 serves all traffic",
            "[the rollback workflow]"
                + "(https://github.com/ada/lotto/actions/workflows/rollback.yml)",
            "### ❌ lotto: Rolled back: version 2 serves all traffic again\n\n- Why: ",
            "https://github.com/ada/lotto/compare/" + was + "..." + is,
            "| Start of the tool |");
  }
}
