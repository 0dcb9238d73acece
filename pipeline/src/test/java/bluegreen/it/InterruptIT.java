package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.it.Program.Ended;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** SIGTERM while traffic moves. */
@Timeout(120)
class InterruptIT {
  /** A five-minute canary takes half a minute: it is in flight whatever the machine does. */
  private static final int SPEED = 10;

  private static final int TERMINATED = 143;

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
  void it_says_what_is_in_flight_and_the_same_command_rejoins_it() throws Exception {
    String release = "release --function lotto --image lotto:good";

    Ended interrupted = interrupted(release, "AllowTraffic InProgress");
    Ended again = interrupted(release, "Rejoined deployment d-");

    assertThat(interrupted.code()).isEqualTo(TERMINATED);
    assertThat(interrupted.out())
        .containsPattern("Interrupted: deployment d-\\w+ is in flight")
        .contains("Rejoin it: the same command", "bluegreen rollback --function lotto");
    assertThat(again.code()).isEqualTo(TERMINATED);
    assertThat(again.outLines())
        .containsExactly(interrupted.outLines().getFirst(), interrupted.outLines().getLast());
  }

  @Test
  void it_rolls_the_release_back_if_told_to() throws Exception {
    Ended interrupted =
        interrupted(
            "release --function lotto --image lotto:good --on-interrupt rollback --json",
            "AllowTraffic InProgress");

    assertThat(interrupted.code()).isEqualTo(TERMINATED);
    assertThat(interrupted.err()).contains("Rolled back: version 1 serves all traffic again");
    assertThat(JsonMapper.shared().readTree(interrupted.out()).path("outcome").asString())
        .isEqualTo("ROLLED_BACK");
    assertThat(local.serves()).isEqualTo("version 1");
  }

  @Test
  void it_does_not_wait_for_an_aws_that_takes_a_call_and_does_not_answer() throws Exception {
    Map<String, String> environment = new HashMap<>(local.environment());
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + silent.getLocalPort());
      List<String> command = LocalAws.command("rollback --function lotto");
      try (Program rollback = Program.start(environment, command, Program.HERE);
          Socket call = silent.accept()) {
        assertThat(call.getInputStream().read()).isPositive();

        Ended interrupted = rollback.terminate();

        assertThat(interrupted.code()).isEqualTo(TERMINATED);
        assertThat(interrupted.out())
            .contains("Interrupted", "AWS left a call unanswered", "the same command again");
      }
    }
  }

  /** Starts a command and asks it to end as soon as it has said {@code line}. */
  private Ended interrupted(String command, String line) throws InterruptedException {
    try (Program release = local.start(command)) {
      release.err().await(line);
      return release.terminate();
    }
  }
}
