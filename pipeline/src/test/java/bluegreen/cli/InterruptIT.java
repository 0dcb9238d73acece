package bluegreen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.cli.Program.Ended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SIGTERM while traffic moves. */
@Timeout(120)
class InterruptIT {
  /** A five-minute canary takes seven seconds: long enough to be interrupted. */
  private static final int SPEED = 45;

  private static final int TERMINATED = 143;

  private Local local;

  @BeforeEach
  void boot() throws InterruptedException {
    local = Local.boot(SPEED);
  }

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void it_says_what_is_in_flight_and_the_same_command_rejoins_it() throws Exception {
    String release = "release --function lotto --image lotto:good";

    Ended interrupted = interrupted(release);
    Ended again = local.run(release);

    assertThat(interrupted.code()).isEqualTo(TERMINATED);
    assertThat(interrupted.out())
        .containsPattern("Interrupted: deployment d-\\w+ is in flight")
        .contains("Rejoin it: the same command", "bluegreen rollback --function lotto");
    assertThat(again.err()).contains("Rejoined deployment d-");
    assertThat(again.code()).as("%s", again).isEqualTo(ExitCode.OK);
    assertThat(local.serves()).isEqualTo("version 2");
  }

  @Test
  void it_takes_the_release_back_if_it_was_told_to() throws Exception {
    Ended interrupted =
        interrupted("release --function lotto --image lotto:good --on-interrupt rollback");

    assertThat(interrupted.code()).isEqualTo(TERMINATED);
    assertThat(interrupted.out()).contains("Rolled back: version 1 serves all traffic again");
    assertThat(local.serves()).isEqualTo("version 1");
  }

  /** Starts a command and asks it to end as soon as traffic has begun to move. */
  private Ended interrupted(String command) throws InterruptedException {
    try (Program release = local.start(command)) {
      release.err().await("AllowTraffic InProgress");
      return release.terminate();
    }
  }
}
