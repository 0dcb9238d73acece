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

/** A rollback during a release, or right after it. */
class OvertakenTest extends ReleaseSteps {
  private static final Reason FAILED = new Reason.DeploymentFailed("LAMBDA", "it was moved");

  @Test
  void a_rollback_during_the_shift_overtakes_it() {
    later(
        () -> {
          aws.rollsBack("d-1", STOPPED);
          aws.functions().serve(7, Map.of(), note("1", 7, "d-1"));
        });

    assertThat(release()).isEqualTo(overtaken(7, PUBLISHED));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void a_rollback_counts_also_if_codedeploy_has_put_the_alias_back_on_blue() {
    later(
        () -> {
          aws.rollsBack("d-1", FAILED);
          aws.functions().serve(1, Map.of(), note("1", 7, "none"));
        });

    assertThat(release()).isEqualTo(overtaken(7, PUBLISHED));
    assertThat(aws.calls().made("moveAlias"))
        .containsExactly("moveAlias 7 " + note("1", 7, "none"));
    assertThat(told.lines())
        .contains(
            "A rollback moved the alias to version 7 during this release, and CodeDeploy to 1:"
                + " moving it to version 7 again.");
  }

  @Test
  void a_rollback_after_the_shift_overtakes_it() {
    later(
        () -> {
          aws.succeeds("d-1");
          aws.functions().serve(1, Map.of(), note("2", 1, "d-1"));
        });

    assertThat(release()).isEqualTo(overtaken(1, List.of()));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void a_note_of_an_earlier_rollback_overtakes_nothing() {
    aws.functions().serve(1, Map.of(), note("2", 1, "none"));
    later(
        () -> {
          aws.succeeds("d-1");
          aws.functions().serve(2, Map.of(), note("2", 1, "none"));
        });

    assertThat(release()).isInstanceOf(Released.class);
  }

  private static Overtaken overtaken(long version, List<Change> changes) {
    return new Overtaken(v(version), new Reason.Requested("ada: because"), changes);
  }
}
