package bluegreen.release;

import static bluegreen.world.World.to;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Status;
import bluegreen.release.RollbackOrder.Care;
import bluegreen.release.RollbackOrder.Target;
import bluegreen.release.RollbackOrder.Target.Exactly;
import bluegreen.world.World;
import org.junit.jupiter.api.Test;

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
