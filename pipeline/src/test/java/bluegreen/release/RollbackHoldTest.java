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

/** A rollback beside a release that begins meanwhile. */
class RollbackHoldTest extends RollbackSteps {
  private static final String NOTE = note("2", 1, "d-1");

  @Test
  void a_release_that_begins_meanwhile_is_stopped_and_the_alias_moved_again() {
    released();
    aws.calls()
        .next("moveAlias", () -> shift("d-2", 2, 3, IN_FLIGHT))
        .next("stop", () -> aws.rollsBack("d-2", STOPPED));

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
    assertThat(aws.calls().made("stop", "moveAlias"))
        .containsExactly("moveAlias 1 " + NOTE, "stop d-2", "moveAlias 1 " + NOTE);
    assertThat(told.lines())
        .contains("Deployment d-2 began while the alias was moved: stopping it");
  }

  @Test
  void the_alias_is_not_moved_again_if_that_has_left_it() {
    released();
    aws.calls()
        .next("moveAlias", () -> shift("d-2", 2, 3, IN_FLIGHT))
        .next("stop", () -> aws.fails("d-2", STOPPED, new Rollback.Disabled()));

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
    assertThat(aws.calls().made("moveAlias")).hasSize(1);
  }

  @Test
  void codedeploys_own_rollback_of_it_is_followed_and_not_stopped() {
    released();
    shift("d-1", 1, 2, SUCCEEDED);
    aws.calls()
        .next(
            "moveAlias",
            () -> {
              shift("d-3", 2, 3, new Status.Unsuccessful(FIRED));
              put(back("d-4", "d-3", IN_FLIGHT));
              later(() -> put(back("d-4", "d-3", SUCCEEDED)));
            });

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
    assertThat(aws.calls().made("stop")).isEmpty();
    assertThat(time.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void another_functions_deployment_that_begins_meanwhile_is_left_alone() {
    released();
    aws.calls().next("moveAlias", () -> others("d-2", IN_FLIGHT));

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
    assertThat(aws.calls().made("stop", "read")).isEmpty();
  }

  @Test
  void a_denial_after_the_move_is_no_refusal() {
    released();
    aws.calls().next("moveAlias", () -> shift("d-2", 2, 3, IN_FLIGHT)).next("stop", DENIAL);

    assertThat(rollback())
        .isEqualTo(
            new Undecided(
                "The alias is on version 1 alone. But then: AccessDenied",
                "Run the same command again: it is safe to repeat."));
  }
}
