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

/** How a deployment begins, and what becomes of it if somebody is faster. */
class ShiftingTest extends ReleaseSteps {
  @Test
  void overridden_alarms_leave_the_quiet_ones_on_guard() {
    group(Optional.empty(), "errors", "latency");
    alarm("errors", ALARM);
    alarm("latency", OK);
    succeeds();

    assertThat(release(ORDER.with(FiringAlarms.OVERRIDE))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create"))
        .containsExactly("create 1 → 2 Only[alarms=[latency]] OF_GROUP");
    assertThat(told.lines())
        .contains("Released without the alarms that fire already; guarded by latency");
  }

  @Test
  void if_all_alarms_are_overridden_it_is_told_that_none_guards() {
    alarm("errors", ALARM);
    succeeds();

    assertThat(release(ORDER.with(FiringAlarms.OVERRIDE))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create")).containsExactly("create 1 → 2 Only[alarms=[]] OF_GROUP");
    assertThat(told.lines())
        .contains("Released without the alarms that fire already: no alarm guards it");
  }

  @Test
  void to_override_alarms_that_are_quiet_changes_nothing() {
    succeeds();

    assertThat(release(ORDER.with(FiringAlarms.OVERRIDE))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create")).containsExactly("create 1 → 2 OfGroup[] OF_GROUP");
  }

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
  void to_a_faster_deployment_the_alarms_are_given_back() {
    alarm("errors", OK, v(1));
    aws.calls()
        .next(
            "create",
            () -> {
              aws.deployments()
                  .put(
                      FakeDeployments.deployment(
                          "d-7", IN_FLIGHT, new Shift(v(1), v(9))));
              throw new StaleException("a deployment is in flight");
            });

    assertThat(release())
        .isEqualTo(
            new NotReleased(
                List.of(
                    new Refusal(
                        "Deployment d-7 (version 1 → 9) is in flight and is not this release.",
                        "Wait for it, or stop it and roll it back: bluegreen rollback --function"
                            + " lotto")),
                List.of(new CodeUpdated(), new VersionPublished(v(2)), new AlarmsPointed(v(2)))));
    assertThat(aws.calls().made("pointAt"))
        .containsExactly("pointAt 2 [errors]", "pointAt 9 [errors]");
  }

  @Test
  void a_deployment_that_could_not_start_beside_one_that_has_ended_is_asked_for_again() {
    aws.calls()
        .next(
            "create",
            () -> {
              throw new StaleException("a deployment is in flight");
            });

    succeeds();

    assertThat(release()).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create")).hasSize(2);
  }

  @Test
  void a_rollback_that_has_moved_the_alias_before_overtakes_it() {
    aws.calls().next("pointAt", () -> aws.functions().serve(7, Map.of(), note("1", 7, "none")));

    assertThat(release())
        .isEqualTo(new Overtaken(v(7), new Reason.Requested("ada: because"), PUBLISHED));
    assertThat(aws.calls().made("create", "moveAlias")).isEmpty();
  }

  @Test
  void an_alias_that_somebody_has_moved_before_stops_it() {
    aws.calls().next("pointAt", () -> aws.functions().serve(7, Map.of()));

    assertThat(release())
        .isEqualTo(
            new NotReleased(
                List.of(
                    new Refusal(
                        "Somebody moved the alias to version 7 during this release.",
                        "Look at bluegreen status, and release again.")),
                PUBLISHED));
    assertThat(aws.calls().made("create", "moveAlias")).isEmpty();
  }

  @Test
  void to_a_release_that_shifts_already_the_alarms_are_given_back() {
    alarm("errors", OK, v(1));
    aws.calls()
        .next(
            "pointAt",
            () -> {
              shift("d-7", 1, 9, IN_FLIGHT);
              aws.functions().serve(1, Map.of(v(9), 0.1));
            });

    assertThat(release())
        .isInstanceOfSatisfying(
            NotReleased.class,
            not ->
                assertThat(not.refusals())
                    .extracting(Refusal::why)
                    .containsExactly(
                        "Deployment d-7 (version 1 → 9) is in flight and is not this release."));
    assertThat(aws.calls().made("pointAt", "create"))
        .containsExactly("pointAt 2 [errors]", "pointAt 9 [errors]");
  }

  @Test
  void beside_another_functions_deployment_it_is_refused_and_that_is_not_touched() {
    aws.calls().next("create", () -> others("d-7", IN_FLIGHT));

    assertThat(release())
        .isEqualTo(
            new NotReleased(
                List.of(
                    new Refusal(
                        "Deployment d-7 (of orders:live) is in flight and is not this release.",
                        "Wait for it: a deployment group runs one deployment at a time.")),
                PUBLISHED));
    assertThat(aws.calls().made("pointAt", "stop")).containsExactly("pointAt 2 [errors]");
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

  @Test
  void a_hotfix_goes_at_once_and_is_guarded_by_the_new_versions_own_alarms() {
    group(Optional.empty(), "errors", "latency", "own");
    alarm("errors", ALARM);
    alarm("latency", OK);
    alarm("own", OK, v(1));
    succeeds();

    assertThat(release(ORDER.with(Way.HOTFIX))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create"))
        .containsExactly("create 1 → 2 Only[alarms=[own]] ALL_AT_ONCE");
    assertThat(told.lines())
        .contains(
            "Released without the alarms that watch more than the new version, or fire; guarded by"
                + " own");
  }

  @Test
  void a_hotfix_does_not_wait_for_an_alarm_that_fires_for_the_version_before() {
    alarm("errors", ALARM, v(1));
    succeeds();

    assertThat(release(ORDER.with(Way.HOTFIX))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create"))
        .containsExactly("create 1 → 2 Only[alarms=[]] ALL_AT_ONCE");
  }

  @Test
  void all_at_once_is_guarded_by_the_whole_group() {
    succeeds();

    assertThat(release(ORDER.with(Way.ALL_AT_ONCE))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create")).containsExactly("create 1 → 2 OfGroup[] ALL_AT_ONCE");
  }

  @Test
  void an_alarm_that_can_not_be_pointed_at_the_new_version_is_told() {
    aws.monitoring().put(new Alarm("errors", OK, "", Set.of(), Set.of(v(1))));
    succeeds();

    assertThat(release()).isInstanceOf(Released.class);
    assertThat(told.lines())
        .contains(
            "Alarm errors watches a version, but not as one of the alias (dimension Resource): it"
                + " is not pointed at the new one.");
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
