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

/** A deployment whose creation CodeDeploy does not answer. */
class CreationTest extends ReleaseSteps {
  @Test
  void a_deployment_that_a_lost_call_has_started_is_followed() {
    aws.calls()
        .next(
            "create",
            () -> {
              attempted("d-7", IN_FLIGHT, new Rollback.Automatic());
              throw new StaleException("a deployment is in flight");
            });
    later(() -> aws.succeeds("d-7"));

    assertThat(release())
        .isInstanceOfSatisfying(
            Released.class, released -> assertThat(released.deployment()).isEqualTo("d-7"));
  }

  @Test
  void a_deployment_whose_creation_was_not_answered_is_found_in_flight() {
    aws.calls().next("create", () -> begins(IN_FLIGHT));
    later(() -> aws.succeeds("d-7"));

    assertReleasedOnceBy("d-7");
  }

  @Test
  void it_is_found_also_if_it_has_ended_by_then() {
    aws.calls()
        .next(
            "create",
            () -> {
              aws.functions().serve(2, Map.of());
              begins(SUCCEEDED);
            });

    assertReleasedOnceBy("d-7");
  }

  @Test
  void a_deployment_of_an_earlier_release_is_not_taken_for_it() {
    aws.functions().add(2, OTHER, Version.State.ACTIVE);
    shift("d-1", 1, 3, new Status.Unsuccessful(FIRED));
    group(Optional.of("d-1"), "errors");
    aws.calls().next("create", SILENCE);
    later(() -> aws.succeeds("d-2"));

    assertThat(release())
        .isInstanceOfSatisfying(
            Released.class, released -> assertThat(released.deployment()).isEqualTo("d-2"));
    assertThat(aws.calls().made("create")).hasSize(2);
  }

  @Test
  void a_creation_that_is_never_answered_is_undecided_after_five_minutes() {
    aws.calls().every("create", SILENCE);

    assertThat(release())
        .isEqualTo(new Undecided("CodeDeploy CreateDeployment was not answered.", REJOIN));
    assertThat(time.passed()).isEqualTo(Duration.ofMinutes(5));
    assertThat(told.lines())
        .contains("CodeDeploy has not said whether the deployment has begun: looking for it");
  }

  private void begins(Status status) {
    shift("d-7", 1, 2, status);
    SILENCE.run();
  }

  private void assertReleasedOnceBy(String deployment) {
    assertThat(release())
        .isInstanceOfSatisfying(
            Released.class, released -> assertThat(released.deployment()).isEqualTo(deployment));
    assertThat(aws.calls().made("create")).hasSize(1);
  }
}
