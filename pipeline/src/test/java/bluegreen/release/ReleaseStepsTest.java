package bluegreen.release;

import static bluegreen.ports.Alarm.State.ALARM;
import static bluegreen.ports.Alarm.State.OK;
import static bluegreen.world.FakeAws.GOOD;
import static bluegreen.world.FakeAws.OTHER;
import static bluegreen.world.FakeAws.answeredBy;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alarm.State;
import bluegreen.ports.Change.AlarmsPointed;
import bluegreen.ports.Change.CodeUpdated;
import bluegreen.ports.Change.VersionPublished;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Group;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.ports.StaleException;
import bluegreen.ports.Traffic;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.release.ReleaseOrder.OnInterrupt;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import bluegreen.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a release makes of its steps, without the wire. */
class ReleaseStepsTest {
  private static final ReleaseOrder ORDER = World.order("good");
  private static final Shift SHIFT = new Shift(v(1), v(2));
  private static final Reason FIRED = new Reason.AlarmFired(List.of("errors"), "errors fired");
  private static final Reason STOPPED = new Reason.DeploymentStopped("stopped");
  private static final Refusal DENIED = new Refusal("AccessDenied", "Ask for permission");
  private static final String TRIED =
      "Deployment d-1 already tried this image. It is tried again once the alias has no weights and"
          + " its alarms are OK, or now with --override-alarms";
  private static final String REJOIN =
      "A deployment in flight goes on. Run the same command again to rejoin.";

  private final FakeAws aws = new FakeAws();
  private final VirtualTime time = new VirtualTime();
  private final Told told = new Told();

  @Test
  void a_release_tells_every_step() {
    succeeds();

    assertThat(release())
        .isEqualTo(
            new Released(
                SHIFT,
                "d-1",
                List.of(new Traffic(v(1), 10, 0), new Traffic(v(2), 10, 0)),
                answeredBy(2)));
    assertThat(told.lines())
        .containsExactly(
            "lotto:2",
            "$LATEST runs the image",
            "Version 2 is published and active",
            "it answers[]",
            "No alarm of the deployment group watches the new version alone: errors of a canary can"
                + " be lost in the alias's traffic.",
            "Deployment d-1 shifts version 1 → 2");
    assertThat(aws.calls().made("updateCode", "publish", "invoke", "pointAt", "create"))
        .containsExactly(
            "updateCode lotto:2",
            "publish",
            "invoke 2",
            "pointAt 2 [errors]",
            "create 1 → 2 OfGroup[] OF_GROUP");
  }

  @Test
  void a_canary_without_requests_is_told() {
    aws.monitoring().requests(0);
    succeeds();

    assertThat(release()).isInstanceOf(Released.class);
    assertThat(told.lines())
        .last()
        .isEqualTo(
            "CloudWatch shows no request to version 2 during the canary: no alarm could have"
                + " fired.");
  }

  @Test
  void an_image_that_serves_alone_is_live_and_nothing_is_changed() {
    aws.functions().add(1, GOOD, Version.State.ACTIVE);

    assertThat(release()).isEqualTo(new AlreadyLive(v(1)));
    assertThat(aws.calls().made("updateCode", "publish", "create")).isEmpty();
  }

  @Test
  void an_image_that_shares_the_traffic_is_not_live() {
    aws.functions().add(1, GOOD, Version.State.ACTIVE);
    aws.functions().serve(1, Map.of(v(2), 0.1));

    assertThat(release()).isInstanceOf(Refused.class);
  }

  @Test
  void a_version_that_fails_its_smoke_tests_gets_no_traffic() {
    aws.functions().answers("{\"statusCode\":500}");

    assertThat(release())
        .isEqualTo(new Rejected(v(2), List.of("it answers: status 500, expected 200: ")));
    assertThat(aws.calls().made("pointAt", "create")).isEmpty();
  }

  @Test
  void a_deployment_in_flight_without_a_readable_appspec_is_somebody_elses() {
    aws.deployments()
        .put(
            FakeDeployments.deployment(
                "d-1", new Status.InFlight(), Optional.empty(), new Rollback.Automatic()));

    assertThat(release())
        .isEqualTo(
            new Refused(
                List.of(
                    new Refusal(
                        "Deployment d-1 (unknown shift) is in flight and is not this release.",
                        "Wait for it, or stop it and roll it back: bluegreen rollback --function"
                            + " lotto"))));
  }

  @Test
  void its_own_deployment_in_flight_is_rejoined() {
    attempted("d-1", new Status.InFlight(), new Rollback.Automatic());
    succeeds();

    assertThat(release()).isInstanceOf(Released.class);
    assertThat(told.lines())
        .containsExactly("lotto:2", "Rejoined deployment d-1, which is in flight");
    assertThat(aws.calls().made("updateCode", "publish", "create")).isEmpty();
  }

  @Test
  void the_rollback_of_its_own_deployment_is_rejoined() {
    attempted("d-1", new Status.Unsuccessful(FIRED), new Rollback.Started("d-2"));
    aws.deployments().put(back(new Status.InFlight()));
    time.after(Duration.ofSeconds(5), () -> aws.deployments().put(back(new Status.Succeeded())));

    assertThat(release()).isEqualTo(rolledBack(FIRED));
    assertThat(told.lines())
        .containsExactly(
            "lotto:2",
            "Rejoined deployment d-1, which is in flight",
            "CodeDeploy rolls it back with d-2");
  }

  @Test
  void an_image_that_was_rolled_back_and_left_weights_is_not_tried_again() {
    attempted("d-1", new Status.Unsuccessful(FIRED), new Rollback.Disabled());
    aws.functions().serve(1, Map.of(v(2), 0.1));

    assertThat(release()).isEqualTo(rolledBack(FIRED));
    assertThat(told.lines()).contains(TRIED);
    assertThat(aws.calls().made("create")).isEmpty();
  }

  @Test
  void an_image_that_was_rolled_back_and_left_a_firing_alarm_is_not_tried_again() {
    attempted("d-1", new Status.Unsuccessful(FIRED), new Rollback.Disabled());
    alarm("errors", ALARM);

    assertThat(release()).isEqualTo(rolledBack(FIRED));
    assertThat(told.lines()).contains(TRIED);
  }

  @Test
  void it_is_tried_again_if_the_firing_alarm_is_overridden() {
    attempted("d-1", new Status.Unsuccessful(FIRED), new Rollback.Disabled());
    alarm("errors", ALARM);
    time.after(Duration.ofSeconds(5), () -> aws.succeeds("d-2"));

    assertThat(release(ORDER.with(FiringAlarms.OVERRIDE))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create")).hasSize(1);
  }

  @Test
  void it_is_tried_again_once_its_traces_are_gone() {
    attempted("d-1", new Status.Unsuccessful(FIRED), new Rollback.Disabled());
    time.after(Duration.ofSeconds(5), () -> aws.succeeds("d-2"));

    assertThat(release()).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create")).hasSize(1);
  }

  @Test
  void the_traces_of_another_image_are_refused() {
    attempted("d-1", new Status.Unsuccessful(FIRED), new Rollback.Disabled());
    aws.functions().add(2, OTHER, Version.State.ACTIVE);
    alarm("errors", ALARM);

    assertThat(release()).isInstanceOf(Refused.class);
  }

  @Test
  void a_deployment_that_is_rolled_back_ends_on_blue() {
    time.after(Duration.ofSeconds(5), () -> aws.rollsBack("d-1", FIRED));

    assertThat(release()).isEqualTo(rolledBack(FIRED));
    assertThat(told.lines()).last().isEqualTo("CodeDeploy rolls it back with d-1-back");
  }

  @Test
  void a_rollback_that_codedeploy_does_not_start_is_done_here() {
    time.after(
        Duration.ofSeconds(5),
        () -> {
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
    time.after(
        Duration.ofSeconds(5),
        () -> {
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
    time.after(
        Duration.ofSeconds(5),
        () -> {
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
    aws.calls().next("read", ReleaseStepsTest::deny);

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
                            new Status.Succeeded(),
                            Optional.empty(),
                            new Rollback.Automatic())));

    assertThat(release())
        .isEqualTo(
            new Undecided("CodeDeploy doesn't say which versions deployment d-1 shifted.", REJOIN));
  }

  @Test
  void a_refusal_before_anything_is_changed_is_a_refusal() {
    aws.calls().next("updateCode", ReleaseStepsTest::deny);

    assertThat(release()).isEqualTo(new Refused(List.of(DENIED)));
  }

  @Test
  void a_refusal_after_the_code_was_updated_says_so() {
    aws.calls().next("publish", ReleaseStepsTest::deny);

    assertThat(release()).isEqualTo(new NotReleased(List.of(DENIED), List.of(new CodeUpdated())));
  }

  @Test
  void a_refusal_after_a_version_was_published_says_so() {
    aws.calls().next("pointAt", ReleaseStepsTest::deny);

    assertThat(release())
        .isEqualTo(
            new NotReleased(
                List.of(DENIED), List.of(new CodeUpdated(), new VersionPublished(v(2)))));
  }

  @Test
  void code_that_ran_the_image_already_is_no_change_of_this_release() {
    aws.functions().runs(GOOD);
    aws.calls().next("pointAt", ReleaseStepsTest::deny);

    assertThat(release())
        .isEqualTo(new NotReleased(List.of(DENIED), List.of(new VersionPublished(v(2)))));
  }

  @Test
  void a_refusal_after_an_alarm_was_pointed_at_the_version_says_so() {
    alarm("errors", OK, v(1));
    aws.calls().next("create", ReleaseStepsTest::deny);

    assertThat(release())
        .isEqualTo(
            new NotReleased(
                List.of(DENIED),
                List.of(new CodeUpdated(), new VersionPublished(v(2)), new AlarmsPointed(v(2)))));
  }

  @Test
  void an_alarm_that_fires_for_the_new_version_stops_the_release() {
    alarm("errors", ALARM, v(1));

    assertThat(release())
        .isEqualTo(
            new NotReleased(
                List.of(
                    new Refusal(
                        "Alarm errors is firing: because of errors",
                        "Wait until it is OK. If this release is the fix, --override-alarms ships"
                            + " it without this alarm.")),
                List.of(new CodeUpdated(), new VersionPublished(v(2)), new AlarmsPointed(v(2)))));
    assertThat(aws.calls().made("create")).isEmpty();
  }

  @Test
  void overridden_alarms_leave_the_quiet_ones_on_guard() {
    group("errors", "latency");
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
              attempted("d-7", new Status.InFlight(), new Rollback.Automatic());
              throw new StaleException("a deployment is in flight");
            });
    time.after(Duration.ofSeconds(5), () -> aws.succeeds("d-7"));

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
                          "d-7", new Status.InFlight(), new Shift(v(1), v(9))));
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
                List.of(new CodeUpdated(), new VersionPublished(v(2))),
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
  void an_interrupt_without_an_answer_says_that_it_does_not_know() {
    time.interruptWhen(() -> true);
    aws.calls()
        .next("read", () -> {})
        .next(
            "read",
            () -> {
              throw new LostSightException("AWS did not answer");
            });

    assertThat(release())
        .isEqualTo(
            new Interrupted(
                Optional.empty(),
                List.of(new CodeUpdated(), new VersionPublished(v(2))),
                "What is in flight is unknown: AWS did not answer"));
  }

  private void succeeds() {
    time.after(Duration.ofSeconds(5), () -> aws.succeeds("d-1"));
  }

  private Outcome release() {
    return release(ORDER);
  }

  private Outcome release(ReleaseOrder order) {
    return new Release(aws, time, told, order).run();
  }

  private static void deny() {
    throw new RefusedException(DENIED.why(), DENIED.remedy());
  }

  private static RolledBack rolledBack(Reason reason) {
    return new RolledBack(v(1), List.of(v(2)), Optional.of("d-1"), reason, answeredBy(1));
  }

  /** Has a deployment of the image be the group's last. */
  private void attempted(String id, Status status, Rollback rollback) {
    aws.functions().add(2, GOOD, Version.State.ACTIVE);
    aws.deployments().put(FakeDeployments.deployment(id, status, Optional.of(SHIFT), rollback));
    aws.deployments()
        .group(
            new Group(
                "LambdaCanary10Percent5Minutes", List.of("errors"), List.of(), Optional.of(id)));
  }

  private static Deployment back(Status status) {
    return FakeDeployments.deployment(
        "d-2", status, Optional.of(SHIFT.reversed()), new Rollback.Of("d-1"));
  }

  private void group(String... alarms) {
    aws.deployments()
        .group(
            new Group(
                "LambdaCanary10Percent5Minutes", List.of(alarms), List.of(), Optional.empty()));
  }

  private void alarm(String name, State state, VersionNumber... versions) {
    aws.monitoring().put(new Alarm(name, state, "because of " + name, Set.of(versions)));
  }
}
