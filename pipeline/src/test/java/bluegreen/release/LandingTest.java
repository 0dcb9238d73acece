package bluegreen.release;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason;
import bluegreen.world.FakeDeployments;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    later(
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
    later(
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
    later(
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
                            "d-1", SUCCEEDED, Optional.empty(), new Rollback.Automatic())));

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
