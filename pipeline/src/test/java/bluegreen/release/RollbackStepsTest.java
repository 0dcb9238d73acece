package bluegreen.release;

import static bluegreen.world.FakeAws.GOOD;
import static bluegreen.world.FakeAws.OTHER;
import static bluegreen.world.FakeAws.answeredBy;
import static bluegreen.world.World.note;
import static bluegreen.world.World.to;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Rollback.Disabled;
import bluegreen.ports.Deployment.Rollback.Of;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.ports.StaleException;
import bluegreen.ports.Version.State;
import bluegreen.ports.VersionNumber;
import bluegreen.release.RollbackOrder.Target;
import bluegreen.release.RollbackOrder.Target.LastGood;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rollback makes of its steps, without the wire. */
class RollbackStepsTest {
  private static final String AFTER = " at 2026-01-31T12:00:00Z after ";
  private static final Status SUCCEEDED = new Status.Succeeded();
  private static final Status IN_FLIGHT = new Status.InFlight();
  private static final Reason FIRED = new Reason.AlarmFired(List.of("errors"), "errors fired");
  private static final Reason STOPPED = new Reason.DeploymentStopped("stopped");
  private static final Reason BY_ADA = new Reason.Requested("ada: because");
  private static final String REPEAT = "Run the same command again: it is safe to repeat.";

  private final FakeAws aws = new FakeAws();
  private final VirtualTime time = new VirtualTime();
  private final Told told = new Told();

  @BeforeEach
  void versions() {
    aws.functions().add(2, GOOD, State.ACTIVE);
    aws.functions().add(3, OTHER, State.ACTIVE);
  }

  @Test
  void a_finished_release_is_undone_by_moving_the_alias() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of());

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
    assertThat(aws.calls().made("moveAlias"))
        .containsExactly("moveAlias 1 rolled back 2 to 1" + AFTER + "d-1 by ada: because");
    assertThat(told.lines()).containsExactly("Alias live is on version 1 alone");
  }

  @Test
  void after_an_older_move_of_the_alias_the_release_that_brought_its_version_is_undone() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, SUCCEEDED);
    aws.functions().serve(2, Map.of());

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
  }

  @Test
  void a_version_that_no_release_brought_has_none_before_it() {
    shift("d-1", 3, 2, new Status.Unsuccessful(FIRED));

    assertThat(rollback())
        .isEqualTo(
            refused(
                "No finished release brought version 1 here, so the version before it is"
                    + " unknown.",
                "Choose one from bluegreen history and name it: --to N"));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void a_version_that_was_rolled_back_and_put_back_by_hand_is_undone() {
    shift("d-1", 1, 2, new Status.Unsuccessful(FIRED));
    aws.functions().serve(2, Map.of());

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
  }

  @Test
  void a_rollback_by_hand_is_not_repeated() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(1, Map.of(), note("2", 1).text());

    assertThat(rollback()).isEqualTo(new AlreadyLive(v(1), Optional.of(BY_ADA), Optional.empty()));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void asked_again_after_weights_were_cleared_nothing_is_moved() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of(v(1), 0.25));

    assertThat(rollback()).isEqualTo(movedByHand(2, 1));
    assertThat(rollback()).isEqualTo(new AlreadyLive(v(2), Optional.of(BY_ADA), Optional.of(v(1))));
    assertThat(aws.calls().made("moveAlias")).hasSize(1);
  }

  @Test
  void a_move_whose_answer_was_lost_is_known_by_its_note() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of(v(1), 0.25));
    aws.calls()
        .next(
            "moveAlias",
            () -> {
              String note =
                  aws.calls().made("moveAlias").getFirst().substring("moveAlias 2 ".length());
              aws.functions().serve(2, Map.of(), note);
              throw new StaleException("the alias changed");
            });

    assertThat(rollback()).isEqualTo(movedByHand(2, 1));
    assertThat(aws.calls().made("moveAlias")).hasSize(1);
  }

  @Test
  void a_deployment_that_somebody_stopped_is_not_undone_twice() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, new Status.Unsuccessful(STOPPED));
    aws.functions().serve(2, Map.of());

    assertThat(rollback())
        .isEqualTo(new AlreadyLive(v(2), Optional.of(STOPPED), Optional.of(v(1))));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void after_an_alarm_rolled_back_nothing_is_moved_and_it_says_how_to_go_further() {
    shift("d-1", 1, 2, SUCCEEDED);
    shift("d-2", 2, 3, new Status.Unsuccessful(FIRED));
    aws.functions().serve(2, Map.of());

    assertThat(rollback()).isEqualTo(new AlreadyLive(v(2), Optional.of(FIRED), Optional.of(v(1))));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void weights_that_nothing_explains_are_cleared() {
    aws.functions().serve(1, Map.of(v(2), 0.1));

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
    assertThat(aws.calls().made("moveAlias"))
        .containsExactly(
            "moveAlias 1 rolled back 1 + 2 (10 %) to 1" + AFTER + "none by ada: because");
  }

  @Test
  void a_named_version_that_serves_alone_is_live() {
    assertThat(rollback(to(1))).isEqualTo(new AlreadyLive(v(1)));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void an_inactive_version_whose_image_is_gone_is_refused() {
    aws.functions().add(3, OTHER, State.INACTIVE);
    aws.forgets(OTHER);

    assertThat(rollback(to(3)))
        .isEqualTo(
            refused(
                "The image of version 3 is gone from the registry: " + OTHER.uri(),
                "Push it again, or go back to another version: --to N (see bluegreen history)."));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }

  @Test
  void of_an_active_version_the_registry_is_not_asked() {
    aws.forgets(OTHER);

    assertThat(rollback(to(3))).isEqualTo(movedByHand(3, 1));
    assertThat(aws.calls().made("exists")).isEmpty();
  }

  @Test
  void a_registry_that_does_not_answer_stops_nothing() {
    aws.functions().add(3, OTHER, State.INACTIVE);
    aws.calls()
        .next("exists", RollbackStepsTest::deny)
        .next("wake", () -> aws.functions().add(3, OTHER, State.ACTIVE));

    assertThat(rollback(to(3))).isEqualTo(movedByHand(3, 1));
    assertThat(told.lines())
        .contains("Whether the version's image still exists is not known: AccessDenied");
  }

  @Test
  void a_named_version_needs_lambda_alone() {
    for (String operation : List.of("inFlight", "newest", "group", "alarms", "traffic", "exists")) {
      aws.calls().every(operation, RollbackStepsTest::deny);
    }

    assertThat(rollback(to(3))).isEqualTo(movedByHand(3, 1));
    assertThat(told.lines())
        .contains(
            "Whether a deployment is in flight is not known: AccessDenied",
            "What became of version 3 before is not known: AccessDenied",
            "Whether a release began meanwhile is not known: AccessDenied");
  }

  @Test
  void an_inactive_version_is_woken_before_it_gets_traffic() {
    aws.functions().add(3, OTHER, State.INACTIVE);
    aws.calls().next("wake", () -> aws.functions().add(3, OTHER, State.ACTIVE));

    assertThat(rollback(to(3))).isEqualTo(movedByHand(3, 1));
    assertThat(aws.calls().made("wake", "moveAlias"))
        .containsExactly(
            "wake 3", "moveAlias 3 rolled back 1 to 3" + AFTER + "none by ada: because");
  }

  @Test
  void a_deployment_in_flight_is_stopped_and_followed_until_blue_serves() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls().next("stop", () -> aws.rollsBack("d-1", STOPPED));

    assertThat(rollback()).isEqualTo(backOnBlue("d-1", BY_ADA));
    assertThat(aws.calls().made("stop", "moveAlias"))
        .containsExactly(
            "stop d-1", "moveAlias 1 rolled back 2 to 1" + AFTER + "d-1 by ada: because");
    assertThat(told.lines())
        .containsExactly(
            "Stopping deployment d-1 and rolling it back",
            "CodeDeploy rolls it back with d-1-back");
  }

  @Test
  void a_rollback_in_flight_is_followed_and_says_what_it_rolls_back_and_why() {
    shift("d-1", 1, 2, new Status.Unsuccessful(FIRED));
    back(IN_FLIGHT);
    time.after(Duration.ofSeconds(5), () -> back(SUCCEEDED));

    assertThat(rollback()).isEqualTo(backOnBlue("d-1", FIRED));
    assertThat(aws.calls().made("stop")).isEmpty();
    assertThat(told.lines()).isEmpty();
  }

  @Test
  void a_deployment_that_succeeded_before_the_stop_is_undone_by_moving_the_alias() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls().next("stop", () -> aws.succeeds("d-1"));

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
  }

  @Test
  void a_stopped_deployment_without_a_readable_appspec_is_undecided() {
    unreadable(IN_FLIGHT);
    aws.calls().next("stop", () -> unreadable(new Status.Unsuccessful(STOPPED)));

    assertThat(rollback())
        .isEqualTo(
            new Undecided(
                "Deployment d-1 has ended, but CodeDeploy doesn't say which versions it shifted, so"
                    + " the version that it came from is unknown. Choose one from bluegreen history"
                    + " and name it: --to N",
                REPEAT));
    assertThat(aws.calls().made("stop", "moveAlias")).containsExactly("stop d-1");
  }

  @Test
  void without_a_readable_appspec_a_named_version_is_moved_to() {
    aws.functions().serve(1, Map.of(v(2), 0.1));
    unreadable(IN_FLIGHT);
    aws.calls().next("stop", () -> unreadable(new Status.Unsuccessful(STOPPED)));

    assertThat(rollback(to(1))).isEqualTo(movedByHand(1, 2));
    assertThat(aws.calls().made("stop", "moveAlias"))
        .containsExactly(
            "stop d-1",
            "moveAlias 1 rolled back 1 + 2 (10 %) to 1" + AFTER + "d-1 by ada: because");
  }

  @Test
  void in_flight_a_named_version_other_than_blue_is_moved_to_after_the_stop() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls().next("stop", () -> aws.rollsBack("d-1", STOPPED));

    assertThat(rollback(to(3))).isEqualTo(movedByHand(3, 1));
    assertThat(aws.calls().made("stop", "moveAlias"))
        .containsExactly(
            "stop d-1", "moveAlias 3 rolled back 1 to 3" + AFTER + "d-1 by ada: because");
  }

  @Test
  void in_flight_blue_by_name_is_where_codedeploy_rolls_back_to() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls().next("stop", () -> aws.rollsBack("d-1", STOPPED));

    assertThat(rollback(to(1))).isEqualTo(backOnBlue("d-1", BY_ADA));
    assertThat(aws.calls().made("moveAlias"))
        .containsExactly("moveAlias 1 rolled back 2 to 1" + AFTER + "d-1 by ada: because");
  }

  @Test
  void an_alias_that_somebody_moved_meanwhile_is_undecided() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls()
        .next(
            "stop",
            () -> {
              aws.rollsBack("d-1", STOPPED);
              aws.functions().serve(3, Map.of());
            });

    assertThat(rollback())
        .isEqualTo(
            new Undecided(
                "Deployment d-1 ended, but the alias is on version 3.",
                "Somebody else moved it. See bluegreen status."));
  }

  @Test
  void a_stop_that_is_refused_is_a_refusal() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls().next("stop", RollbackStepsTest::deny);

    assertThat(rollback()).isEqualTo(refused("AccessDenied", "Ask for permission"));
  }

  @Test
  void a_refusal_after_the_stop_is_undecided() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls().next("read", RollbackStepsTest::deny);

    assertThat(rollback())
        .isEqualTo(new Undecided("Deployment d-1 was stopped, but then: AccessDenied", REPEAT));
  }

  @Test
  void an_aws_that_does_not_answer_is_undecided() {
    aws.calls()
        .next(
            "alias",
            () -> {
              throw new LostSightException("AWS did not answer");
            });

    assertThat(rollback()).isEqualTo(new Undecided("AWS did not answer", REPEAT));
  }

  @Test
  void an_alias_that_somebody_else_wrote_is_read_again() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of());
    aws.calls().next("moveAlias", RollbackStepsTest::stale);

    assertThat(rollback()).isEqualTo(movedByHand(1, 2));
    assertThat(told.lines())
        .containsExactly(
            "The alias changed meanwhile: reading it again", "Alias live is on version 1 alone");
  }

  @Test
  void an_alias_that_somebody_else_writes_all_the_time_is_undecided() {
    shift("d-1", 1, 2, SUCCEEDED);
    aws.functions().serve(2, Map.of());
    aws.calls().every("moveAlias", RollbackStepsTest::stale);

    assertThat(rollback())
        .isEqualTo(
            new Undecided("the alias changed", "Somebody else moves it. See bluegreen status."));
    assertThat(aws.calls().made("moveAlias")).hasSize(5);
  }

  @Test
  void an_interrupt_leaves_what_has_begun() {
    shift("d-1", 1, 2, IN_FLIGHT);
    time.interruptWhen(() -> true);

    assertThat(rollback())
        .isEqualTo(
            new Interrupted(
                Optional.empty(),
                List.of(),
                "Deployment d-1 was stopped, and CodeDeploy rolls it back. Run the same command"
                    + " again to see it end."));
    assertThat(aws.calls().made("stop")).containsExactly("stop d-1");
  }

  private Outcome rollback() {
    return rollback(new LastGood());
  }

  private Outcome rollback(Target target) {
    return new Rollback(aws, time, told, new RollbackOrder(target, "ada", "because")).run();
  }

  private static RolledBack movedByHand(long to, long former) {
    List<VersionNumber> before = List.of(v(former));
    return new RolledBack(v(to), before, Optional.empty(), BY_ADA, answeredBy(to));
  }

  private static RolledBack backOnBlue(String deployment, Reason reason) {
    return new RolledBack(v(1), List.of(v(2)), Optional.of(deployment), reason, answeredBy(1));
  }

  private static Refused refused(String why, String remedy) {
    return new Refused(List.of(new Refusal(why, remedy)));
  }

  private static void deny() {
    throw new RefusedException("AccessDenied", "Ask for permission");
  }

  private static void stale() {
    throw new StaleException("the alias changed");
  }

  private void shift(String id, long blue, long green, Status status) {
    put(FakeDeployments.deployment(id, status, new Shift(v(blue), v(green))));
  }

  private void back(Status status) {
    put(
        FakeDeployments.deployment(
            "d-2", status, Optional.of(new Shift(v(2), v(1))), new Of("d-1")));
  }

  /** A deployment by hand, whose AppSpec can't be read and which nobody rolls back. */
  private void unreadable(Status status) {
    put(FakeDeployments.deployment("d-1", status, Optional.empty(), new Disabled()));
  }

  private void put(Deployment deployment) {
    aws.deployments().put(deployment);
  }
}
