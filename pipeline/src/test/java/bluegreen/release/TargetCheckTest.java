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

/** What is asked of a version before a rollback moves all traffic to it. */
class TargetCheckTest extends RollbackSteps {
  @Test
  void a_version_that_was_rolled_back_is_refused_before_anything_is_stopped() {
    shift("d-1", 1, 3, new Status.Unsuccessful(FIRED));
    shift("d-2", 1, 2, IN_FLIGHT);

    assertThat(rollback(checked(3)))
        .isEqualTo(
            refused(
                "Version 3 was rolled back by CodeDeploy: deployment d-1 did not succeed.",
                "Choose another (bluegreen history). To move all traffic to it all the same:"
                    + " --force"));
    assertThat(aws.calls().made("stop", "moveAlias", "invoke")).isEmpty();
  }

  @Test
  void of_a_version_that_has_served_no_smoke_tests_are_run() {
    shift("d-1", 3, 1, SUCCEEDED);
    aws.functions().answers("{\"statusCode\":500}");

    assertThat(rollback(checked(3))).isEqualTo(movedByHand(3, 1));
    assertThat(aws.calls().made("invoke")).isEmpty();
  }

  @Test
  void one_that_never_served_has_to_pass_them() {
    aws.functions().answers("{\"statusCode\":500}");

    assertThat(rollback(checked(3)))
        .isEqualTo(
            refused(
                "Version 3 never served all traffic, and fails its smoke tests: it answers: status"
                    + " 500, expected 200: ",
                "Choose another (bluegreen history). To move all traffic to it all the same:"
                    + " --force"));
    assertThat(rollback(to(3))).isEqualTo(movedByHand(3, 1));
  }

  @Test
  void where_codedeploy_does_not_say_what_became_of_it_none_are_run() {
    aws.calls().every("newest", DENIAL);

    assertThat(rollback(checked(3))).isEqualTo(movedByHand(3, 1));
    assertThat(aws.calls().made("invoke", "moveAlias"))
        .containsExactly("moveAlias 3 rolled back 1 to 3 by ada: because");
  }

  private static Target checked(long version) {
    return new Exactly(v(version), new Care.Checked(() -> World.order("any").smokeTests()));
  }
}
