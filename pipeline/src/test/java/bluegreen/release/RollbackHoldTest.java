package bluegreen.release;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Outcome.Undecided;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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
