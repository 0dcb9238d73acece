package bluegreen.release;

import static bluegreen.world.World.to;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Undecided;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollback while a deployment is in flight. */
class RollbackInFlightTest extends RollbackSteps {
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
    later(() -> back(SUCCEEDED));

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
    aws.calls().next("stop", DENIAL);

    assertThat(rollback()).isEqualTo(refused("AccessDenied", "Ask for permission"));
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

  @ParameterizedTest
  @ValueSource(strings = {"read", "alias", "version", "moveAlias"})
  void no_denial_after_the_stop_is_a_refusal(String operation) {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls()
        .next(
            "stop",
            () -> {
              aws.rollsBack("d-1", STOPPED);
              aws.calls().every(operation, DENIAL);
            });

    assertThat(rollback(to(3)))
        .isEqualTo(new Undecided("Deployment d-1 was stopped, but then: AccessDenied", REPEAT));
  }

  @Test
  void who_and_why_need_not_be_recorded() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls().next("stop", () -> aws.rollsBack("d-1", STOPPED)).next("moveAlias", DENIAL);

    assertThat(rollback()).isEqualTo(backOnBlue("d-1", BY_ADA));
    assertThat(told.lines())
        .last()
        .isEqualTo("Who rolled back and why is not recorded: AccessDenied");
  }

  @Test
  void an_alarm_that_fires_before_the_stop_keeps_the_blame() {
    shift("d-1", 1, 2, IN_FLIGHT);
    aws.calls().next("stop", () -> aws.rollsBack("d-1", FIRED));

    assertThat(rollback()).isEqualTo(backOnBlue("d-1", FIRED));
    assertThat(aws.calls().made("moveAlias")).isEmpty();
  }
}
