package bluegreen.release;

import static bluegreen.world.FakeAws.answeredBy;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason;
import bluegreen.ports.Reason.DeploymentStopped;
import bluegreen.ports.Seen;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlingTest {
  private static final Shift SHIFT = new Shift(v(1), v(2));
  private static final Reason STOPPED = new DeploymentStopped("stopped by ada");
  private static final Undecided UNSEEN =
      new Undecided(
          "The alias is on version 1 alone, but the public URL is not answered by it"
              + " (https://lotto.example/).",
          "Check that the load balancer targets the alias live and not the function, and that"
              + " header X-Lotto-Version names the version.");

  private final FakeAws aws = new FakeAws();
  private final VirtualTime time = new VirtualTime();
  private final Told told = new Told();

  @Test
  void blue_that_serves_alone_is_not_moved() throws InterruptedException {
    assertThat(rolledBack()).isEqualTo(backOnBlue(STOPPED, answeredBy(1)));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
    assertThat(told.lines()).isEmpty();
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void weights_that_codedeploy_left_are_cleared() throws InterruptedException {
    aws.functions().serve(1, Map.of(v(2), 0.1));

    assertThat(rolledBack()).isEqualTo(backOnBlue(STOPPED, answeredBy(1)));
    assertThat(aws.calls().made("moveAlias"))
        .containsExactly("moveAlias 1 bluegreen: rolled back after d-1");
    assertThat(told.lines())
        .containsExactly(
            "The alias was left at version 1 + 2 (10 %): moving all traffic to version 1.");
  }

  @Test
  void an_alias_that_was_left_on_green_is_moved_to_blue() throws InterruptedException {
    aws.functions().serve(2, Map.of());

    assertThat(rolledBack()).isEqualTo(backOnBlue(STOPPED, answeredBy(1)));
    assertThat(told.lines())
        .containsExactly("The alias was left at version 2: moving all traffic to version 1.");
  }

  @Test
  void an_alias_that_somebody_else_moved_is_left_alone() throws InterruptedException {
    aws.functions().serve(3, Map.of());

    assertThat(rolledBack())
        .isEqualTo(
            new Undecided(
                "Deployment d-1 ended, but the alias is on version 3.",
                "Somebody else moved it. See bluegreen status."));
    assertThat(aws.calls().made("moveAlias", "look")).isEmpty();
  }

  @Test
  void a_deployment_that_does_not_say_why_it_ended_was_stopped() throws InterruptedException {
    assertThat(settling().rolledBack(ended(new Status.Succeeded()), SHIFT))
        .isEqualTo(backOnBlue(new DeploymentStopped(""), answeredBy(1)));
  }

  @Test
  void an_unknown_url_is_not_looked_at_and_that_is_told() throws InterruptedException {
    aws.hidesItsUrl();

    assertThat(rolledBack()).isEqualTo(backOnBlue(STOPPED, new Seen.NotLooked()));
    assertThat(told.lines())
        .containsExactly(
            "No public URL is known (tag bluegreen:url, or --url): it was not checked.");
    assertThat(time.pauses()).isEmpty();
  }

  @Test
  void it_waits_until_the_public_is_answered_by_the_version() throws InterruptedException {
    aws.publicSees(() -> time.pauses().isEmpty() ? answeredBy(2) : answeredBy(1));

    assertThat(rolledBack()).isEqualTo(backOnBlue(STOPPED, answeredBy(1)));
    assertThat(told.lines())
        .containsExactly(
            "Waiting until version 1 answers at the public URL: HTTP 200 from version 2");
  }

  @Test
  void half_a_minute_of_another_version_is_undecided_also_if_the_public_url_is_slow()
      throws InterruptedException {
    aws.publicSees(
        () -> {
          time.spend(Duration.ofSeconds(5));
          return answeredBy(2);
        });

    assertThat(rolledBack()).isEqualTo(UNSEEN);
    assertThat(time.passed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(35));
    assertThat(told.lines())
        .last()
        .isEqualTo("Version 1 does not answer at the public URL: HTTP 200 from version 2");
  }

  @Test
  void half_a_minute_of_answers_that_name_no_version_is_undecided() throws InterruptedException {
    aws.publicSees(() -> new Seen.Nobody("HTTP 200 without X-Lotto-Version"));

    assertThat(rolledBack()).isEqualTo(UNSEEN);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(30));
    assertThat(told.lines())
        .startsWith(
            "Waiting until version 1 answers at the public URL: HTTP 200 without X-Lotto-Version")
        .last()
        .isEqualTo("Version 1 does not answer at the public URL: HTTP 200 without X-Lotto-Version");
  }

  private Outcome rolledBack() throws InterruptedException {
    return settling().rolledBack(ended(new Status.Unsuccessful(STOPPED)), SHIFT);
  }

  private Settling settling() {
    return new Settling(aws, time, told);
  }

  private static Deployment ended(Status status) {
    return FakeDeployments.deployment("d-1", status, SHIFT);
  }

  private static RolledBack backOnBlue(Reason reason, Seen seen) {
    return new RolledBack(v(1), List.of(v(2)), Optional.of("d-1"), reason, seen);
  }
}
