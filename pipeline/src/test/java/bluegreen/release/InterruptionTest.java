package bluegreen.release;

import static bluegreen.ports.Alarm.State.ALARM;
import static bluegreen.ports.Alarm.State.OK;
import static bluegreen.world.FakeAws.FIRST;
import static bluegreen.world.FakeAws.GOOD;
import static bluegreen.world.FakeAws.OTHER;
import static bluegreen.world.FakeAws.answeredBy;
import static bluegreen.world.World.to;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;
import bluegreen.ports.Alarm.State;
import bluegreen.ports.Alarm;
import bluegreen.ports.Change.AlarmsPointed;
import bluegreen.ports.Change.CodeUpdated;
import bluegreen.ports.Change.VersionPublished;
import bluegreen.ports.Change;
import bluegreen.ports.Deployment.Rollback.Disabled;
import bluegreen.ports.Deployment.Rollback.Of;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Deployment;
import bluegreen.ports.Description;
import bluegreen.ports.Group;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Overtaken;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Outcome;
import bluegreen.ports.Reason;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.ports.RollbackNote.Mark;
import bluegreen.ports.RollbackNote.Move;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.Seen;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.StaleException;
import bluegreen.ports.Traffic;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.release.ReleaseOrder.OnInterrupt;
import bluegreen.release.ReleaseOrder.Source;
import bluegreen.release.ReleaseOrder.Way;
import bluegreen.release.RollbackOrder.Care;
import bluegreen.release.RollbackOrder.Target.Exactly;
import bluegreen.release.RollbackOrder.Target.LastGood;
import bluegreen.release.RollbackOrder.Target;
import bluegreen.smoke.Check;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import bluegreen.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    aws.calls()
        .next("latest", () -> {})
        .next("latest", () -> aws.functions().fetches(GOOD));
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
        .isInstanceOfSatisfying(
            Interrupted.class, i -> assertThat(i.inFlight()).contains("d-1"));
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
        .isInstanceOfSatisfying(
            Interrupted.class, i -> assertThat(i.inFlight()).isEmpty());
  }

  private boolean fails(String operation, Runnable how) {
    aws.calls().every(operation, how);
    return true;
  }
}
