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

/** How a deployment ends, and what that makes of its release. */
class LandingTest extends ReleaseSteps {
  private static final Reason FAILED = new Reason.DeploymentFailed("LAMBDA", "it was moved");

  @Test
  void a_deployment_that_is_rolled_back_ends_on_blue() {
    later(() -> aws.rollsBack("d-1", FIRED));

    assertThat(release()).isEqualTo(rolledBack(FIRED));
    assertThat(told.lines()).last().isEqualTo("CodeDeploy rolls it back with d-1-back");
  }

  @Test
  void a_rollback_that_codedeploy_does_not_start_is_done_here() {
    later(() -> {
          aws.fails("d-1", FIRED, new Rollback.Automatic());
          aws.functions().serve(1, Map.of(v(2), 0.1));
        });

    assertThat(release()).isEqualTo(rolledBack(FIRED));
    assertThat(told.lines())
        .endsWith(
            "CodeDeploy has not started the rollback of d-1.",
            "The alias was left at version 1 + 2 (10 %): moving all traffic to version 1.");
  }

  @Test
  void a_success_whose_alias_somebody_moved_is_undecided() {
    later(() -> {
          aws.succeeds("d-1");
          aws.functions().serve(3, Map.of());
        });

    assertThat(release())
        .isEqualTo(
            new Undecided(
                "Deployment d-1 succeeded, but the alias is on version 3.",
                "Somebody else moved it. See bluegreen status."));
  }

  @Test
  void a_rollback_whose_alias_somebody_moved_is_undecided() {
    later(() -> {
          aws.rollsBack("d-1", FIRED);
          aws.functions().serve(3, Map.of());
        });

    assertThat(release())
        .isEqualTo(
            new Undecided(
                "Deployment d-1 ended, but the alias is on version 3.",
                "Somebody else moved it. See bluegreen status."));
  }

  @Test
  void a_refusal_while_traffic_moves_is_undecided() {
    aws.calls().next("read", DENIAL);

    assertThat(release())
        .isEqualTo(new Undecided("Lost sight of deployment d-1: AccessDenied", REJOIN));
  }

  @Test
  void a_deployment_that_lost_its_appspec_is_undecided() {
    aws.calls()
        .next(
            "read",
            () ->
                aws.deployments()
                    .put(
                        FakeDeployments.deployment(
                            "d-1",
                            SUCCEEDED,
                            Optional.empty(),
                            new Rollback.Automatic())));

    assertThat(release())
        .isEqualTo(
            new Undecided("CodeDeploy doesn't say which versions deployment d-1 shifted.", REJOIN));
  }

  @Test
  void a_deployment_that_failed_because_its_twin_had_succeeded_is_a_release() {
    later(
        () -> {
          aws.fails("d-1", FAILED, new Rollback.Disabled());
          shift("d-7", 1, 2, SUCCEEDED);
          aws.functions().serve(2, Map.of());
        });

    assertThat(release())
        .isInstanceOfSatisfying(
            Released.class, released -> assertThat(released.deployment()).isEqualTo("d-7"));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void a_deployment_that_did_the_same_before_the_release_is_no_twin() {
    shift("d-1", 1, 2, SUCCEEDED);
    group(Optional.of("d-1"), "errors");
    later(
        () -> {
          aws.fails("d-2", FAILED, new Rollback.Disabled());
          aws.functions().serve(2, Map.of());
        });

    assertThat(release()).isInstanceOf(RolledBack.class);
    assertThat(aws.functions().alias().servesOnly(v(1))).isTrue();
  }

  @Test
  void so_is_the_removal_of_weights_that_were_left() {
    later(
        () -> {
          aws.fails("d-1", FIRED, new Rollback.Disabled());
          aws.functions().serve(1, Map.of(v(2), 0.1));
        });
    losesTheAnswerToAMove();

    assertThat(release()).isEqualTo(rolledBack(FIRED));
    assertThat(aws.calls().made("moveAlias")).hasSize(1);
  }
}
