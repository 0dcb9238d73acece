package bluegreen.release.steps;

import static bluegreen.world.FakeAws.answeredBy;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason;
import bluegreen.ports.Reason.DeploymentStopped;
import bluegreen.ports.Seen;
import bluegreen.release.steps.Settling.Ends;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
  void an_unknown_url_is_not_looked_at_and_that_is_told() throws InterruptedException {
    aws.hidesItsUrl();

    assertThat(rolledBack())
        .isEqualTo(backOnBlue(STOPPED, new Seen.NotLooked("No public URL is known")));
    assertThat(told.lines()).containsExactly("No public URL is known: it was not checked.");
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
  void half_a_minute_of_answers_that_name_no_published_version_is_undecided()
      throws InterruptedException {
    aws.publicSees(() -> new Seen.Misnamed("HTTP 200 from version $LATEST"));

    assertThat(rolledBack()).isEqualTo(UNSEEN);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(30));
    assertThat(told.lines())
        .startsWith(
            "Waiting until version 1 answers at the public URL: HTTP 200 from version $LATEST")
        .last()
        .isEqualTo("Version 1 does not answer at the public URL: HTTP 200 from version $LATEST");
  }

  @Test
  void half_a_minute_without_an_answer_is_undecided() throws InterruptedException {
    aws.publicSees(() -> new Seen.Unreachable("no route"));

    assertThat(rolledBack())
        .isEqualTo(
            new Undecided(
                "The alias is on version 1 alone, but the public URL is not answered by it"
                    + " (https://lotto.example/).",
                "Check the URL, and the way to it from here. Traffic goes to that version."));
  }

  @Test
  void of_an_answer_that_names_no_version_the_status_counts() throws InterruptedException {
    Seen seen = new Seen.Unnamed(404, "HTTP 404, no X-Lotto-Version");
    aws.publicSees(() -> seen);

    assertThat(rolledBack()).isEqualTo(backOnBlue(STOPPED, seen));
    assertThat(time.pauses()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void half_a_minute_of_failures_is_failing(Seen seen) throws InterruptedException {
    aws.publicSees(() -> seen);

    assertThat(rolledBack()).isEqualTo(new Failing(v(1), seen));
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(30));
  }

  static List<Seen> failures() {
    return List.of(
        new Seen.By(v(1), 500, "HTTP 500 from version 1"), new Seen.Unnamed(502, "HTTP 502"));
  }

  @Test
  void a_failure_that_passes_is_none() throws InterruptedException {
    aws.publicSees(
        () -> time.pauses().isEmpty() ? new Seen.Unnamed(502, "HTTP 502") : answeredBy(1));

    assertThat(rolledBack()).isEqualTo(backOnBlue(STOPPED, answeredBy(1)));
  }

  private Outcome rolledBack() throws InterruptedException {
    return new Settling(aws, time, told)
        .rolledBack(
            ended(new Status.Unsuccessful(STOPPED)),
            SHIFT,
            new Ends(seen -> backOnBlue(STOPPED, seen), seen -> new Failing(v(1), seen)));
  }

  private static Deployment ended(Status status) {
    return FakeDeployments.deployment("d-1", status, SHIFT);
  }

  private static RolledBack backOnBlue(Reason reason, Seen seen) {
    return new RolledBack(v(1), List.of(v(2)), Optional.of("d-1"), reason, seen);
  }
}
