package bluegreen.it;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.it.Program.Ended;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What users do: {@code git push}, and the workflows do the rest. */
@Timeout(900)
@Isolated("A public asks functions in real time while Maven builds: that is enough for two cores.")
class WorkflowIT {
  @TempDir private Path folder;
  private DeliveryPipeline delivery;
  private GitRemote remote;

  @BeforeEach
  void begin() throws IOException {
    delivery = DeliveryPipeline.in(folder, false);
    remote = delivery.remote();
  }

  @AfterEach
  void end() {
    delivery.close();
  }

  @Test
  void a_push_is_released_rolled_back_by_hand_and_released_again_after_its_runner_died()
      throws Exception {
    TimeToCanary canary = TimeToCanary.of("2", delivery.aws());
    remote.change(
        "src/main/java/lotto/Routes.java",
        "text(\"status\", \"ok\")",
        "text(\"status\", \"ok\").text(\"by\", \"Ada\")");

    Ended push = remote.push("Say who is healthy");

    assertThat(push.err())
        .contains(
            "staging / release | Released: version 2 serves all traffic",
            "production / release | Released: version 2 serves all traffic",
            "✓ Release (run 1): success");
    assertThat(delivery.version()).isEqualTo("2");
    assertThat(delivery.health().body()).contains("\"by\":\"Ada\"");
    assertThat(delivery.failed()).isZero();
    assertThat(remote.run().summary()).content().contains("Released: version 2");
    canary.report(remote.run());

    Ended rollback =
        remote.dispatch("rollback.yml", "environment=production", "reason=wrong numbers");

    assertThat(rollback.out())
        .contains("Rolled back: version 1 serves all traffic again", "✓ Rollback (run 2): success");
    assertThat(delivery.version()).isEqualTo("1");

    try (Program dying = remote.rerun(1, "production")) {
      dying.out().await("AllowTraffic");
      dying.killAll();
    }
    Ended again = remote.rerun(1, "production").end();

    // Rejoined, or AWS was done before.
    assertThat(again.out())
        .containsAnyOf(
            "Released: version 2 serves all traffic", "Already live: version 2 serves all traffic")
        .contains("✓ Release (run 1): success")
        .doesNotContain("tool |", "staging |");
    assertThat(delivery.version()).isEqualTo("2");

    Ended harmless = remote.rerun(1, "production").end();

    assertThat(harmless.out()).contains("Already live: version 2 serves all traffic");
    assertThat(delivery.failed()).isZero();
  }

  @Test
  void a_push_that_fails_for_the_public_is_rolled_back_and_the_pusher_sees_why() throws Exception {
    remote.packsThisCheckoutsTool();
    // Smoke tests ask a version by its number, the public by the alias's name.
    remote.change(
        "src/main/java/lotto/LottoHandler.java",
        "    Request request = Request.of(event);\n",
        """
            Request request = Request.of(event);
            String[] arn = known(context, Context::getInvokedFunctionArn).split(":", -1);
            if (arn.length == 8) {
              log.println(Integer.parseInt(arn[7]));
            }
        """);

    Ended push = remote.push("Log the number of the version that is asked");

    assertThat(push.err())
        .contains(
            "staging / release | Released: version 2 serves all traffic",
            "production / release | Rolled back: version 1 serves all traffic again",
            "✗ Release (run 1): failure",
            "Why: ");
    assertThat(delivery.version()).isEqualTo("1");
    assertThat(delivery.failed()).isPositive();
    assertThat(remote.run().summary()).content().contains("Rolled back: version 1");
  }
}
