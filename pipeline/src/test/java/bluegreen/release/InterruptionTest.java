package bluegreen.release;

import static bluegreen.world.FakeAws.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Change;
import bluegreen.ports.Change.CodeUpdated;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Reason;
import bluegreen.ports.Seen;
import bluegreen.release.ReleaseOrder.OnInterrupt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a release whose tool is asked to end. */
class InterruptionTest extends ReleaseSteps {
  @Test
  void an_interrupt_before_the_deployment_leaves_traffic_untouched() {
    aws.functions().fetches(GOOD);
    time.interruptWhen(() -> true);

    assertThat(release())
        .isEqualTo(
            new Interrupted(
                Optional.empty(), List.of(), "Nothing is in flight; traffic is untouched."));
  }

  @Test
  void an_interrupt_in_flight_leaves_the_deployment() {
    time.interruptWhen(() -> true);

    assertThat(release())
        .isEqualTo(
            new Interrupted(
                Optional.of("d-1"),
                PUBLISHED,
                "It goes on without this command, guarded by its alarms. Rejoin it: the same"
                    + " command again. Stop it: bluegreen rollback --function lotto"));
    assertThat(aws.calls().made("stop")).isEmpty();
  }

  @Test
  void an_interrupt_in_flight_rolls_back_if_that_was_asked_for() {
    time.interruptWhen(() -> true);
    aws.calls().next("stop", () -> aws.rollsBack("d-1", STOPPED));

    assertThat(release(ORDER.with(OnInterrupt.ROLLBACK)))
        .isEqualTo(rolledBack(new Reason.Requested("a test: interrupted")));
    assertThat(aws.calls().made("stop")).containsExactly("stop d-1");
  }

  @Test
  void an_interrupt_after_the_code_was_updated_says_so() {
    aws.calls().next("latest", () -> {}).next("latest", () -> aws.functions().fetches(GOOD));
    time.interruptWhen(() -> true);

    assertThat(release())
        .isEqualTo(
            new Interrupted(
                Optional.empty(),
                List.of(new CodeUpdated()),
                "Nothing is in flight; traffic is untouched."));
  }

  @Test
  void an_interrupt_after_the_shift_says_that_traffic_has_moved() {
    aws.publicSees(() -> new Seen.Unreachable("no route"));
    succeeds();
    time.interruptWhen(() -> time.passed().toSeconds() > 10);

    assertThat(release())
        .isEqualTo(
            new Interrupted(
                Optional.empty(),
                PUBLISHED,
                "Deployment d-1 has succeeded: the new version serves all traffic. The public URL"
                    + " was not checked to the end; the same command again checks it."));
  }

  @Test
  void an_interrupt_while_codedeploy_rolls_back_says_so() {
    later(() -> aws.fails("d-1", FIRED, new Rollback.Automatic()));
    time.interruptWhen(() -> time.passed().toSeconds() > 10);

    assertThat(release())
        .isEqualTo(
            new Interrupted(
                Optional.empty(),
                PUBLISHED,
                "Deployment d-1 did not succeed, and is rolled back. The same command again sees it"
                    + " end."));
  }

  @Test
  void a_deployment_that_can_not_be_read_after_an_interrupt_is_unknown_and_no_refusal() {
    time.interruptWhen(() -> fails("read", DENIAL));

    assertThat(release()).isEqualTo(unknown(PUBLISHED, "AccessDenied"));
  }

  @Test
  void so_is_what_is_in_flight_if_aws_does_not_answer() {
    aws.functions().fetches(GOOD);
    time.interruptWhen(() -> fails("inFlight", SILENCE));

    assertThat(release()).isEqualTo(unknown(List.of(), "AWS did not answer"));
  }

  private static Interrupted unknown(List<Change> changes, String why) {
    return new Interrupted(Optional.empty(), changes, "What is in flight is unknown: " + why);
  }

  @Test
  void a_stop_that_is_denied_after_an_interrupt_leaves_the_deployment() {
    time.interruptWhen(() -> fails("stop", DENIAL));

    assertThat(release(ORDER.with(OnInterrupt.ROLLBACK)))
        .isInstanceOfSatisfying(Interrupted.class, i -> assertThat(i.inFlight()).contains("d-1"));
    assertThat(told.lines()).last().isEqualTo("It could not be rolled back: AccessDenied");
  }

  @Test
  void another_functions_deployment_in_flight_is_none_of_an_interrupt() {
    aws.calls()
        .next("latest", () -> {})
        .next(
            "latest",
            () -> {
              others("d-7", IN_FLIGHT);
              aws.functions().fetches(GOOD);
            });
    time.interruptWhen(() -> true);

    assertThat(release())
        .isInstanceOfSatisfying(Interrupted.class, i -> assertThat(i.inFlight()).isEmpty());
  }

  private boolean fails(String operation, Runnable how) {
    aws.calls().every(operation, how);
    return true;
  }
}
