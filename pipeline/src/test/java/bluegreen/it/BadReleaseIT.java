package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.it.Program.Ended;
import bluegreen.rehearsal.Load;
import bluegreen.report.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** One release of a version that fails for the public, and what the commands say after it. */
@Timeout(120)
class BadReleaseIT {
  /** A five-minute canary takes five seconds. */
  private static final int SPEED = 60;

  private static final int REQUESTS_A_SECOND = 50;

  private static LocalAws local;
  private static Ended release;
  private static long failedRequests;

  @BeforeAll
  static void releaseTheBadVersion() throws InterruptedException {
    local = LocalAws.boot(SPEED);
    Load load = new Load(local.url(), REQUESTS_A_SECOND);
    try (load) {
      release = local.run("release --function lotto --image lotto:bad --verdict informs");
    }
    failedRequests = load.failed();
  }

  @AfterAll
  static void close() {
    local.close();
  }

  @Test
  void it_is_rolled_back() {
    assertThat(release.code()).as("%s", release).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(release.outLines().getFirst())
        .isEqualTo("Rolled back: version 1 serves all traffic again");
    assertThat(failedRequests).isPositive();
  }

  @Test
  void status_shows_the_previous_version_alone() throws Exception {
    JsonNode status = local.json("status --function lotto --json");

    assertThat(status.at("/version").asString()).isEqualTo("1");
    assertThat(status.at("/weights").isEmpty()).isTrue();
    assertThat(status.at("/deployment").isNull()).isTrue();
    assertThat(status.at("/alarms/0/name").asString()).isEqualTo("lotto-live-errors");
  }

  @Test
  void history_names_the_alarm_that_rolled_it_back() throws Exception {
    JsonNode bad = local.json("history --function lotto --json").get(0);

    assertThat(bad.at("/version").asString()).isEqualTo("2");
    assertThat(bad.at("/live").asBoolean()).isFalse();
    assertThat(bad.at("/outcome").asString()).isEqualTo("ROLLED_BACK");
    assertThat(bad.at("/reason/kind").asString()).isEqualTo("ALARM");
    assertThat(bad.at("/reason/alarms/0").asString()).isEqualTo("lotto-canary-errors");
    assertThat(bad.at("/deployment").asString()).startsWith("d-");
  }

  @Test
  void history_shows_the_previous_version_live() throws Exception {
    JsonNode previous = local.json("history --function lotto --json").get(1);

    assertThat(previous.at("/live").asBoolean()).isTrue();
    assertThat(previous.at("/outcome").asString()).isEqualTo("FIRST");
    assertThat(previous.at("/reason").isNull()).isTrue();
    assertThat(previous.at("/deployment").isNull()).isTrue();
  }

  @Test
  void smoke_tests_do_not_see_its_fault() throws Exception {
    JsonNode smoke = local.json("smoke --function lotto --version 2 --json");

    assertThat(smoke.at("/version").asString()).isEqualTo("2");
    assertThat(smoke.at("/tests").asInt()).isGreaterThan(3);
    assertThat(smoke.at("/failures").isEmpty()).isTrue();
  }
}
