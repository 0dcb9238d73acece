package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.neverRollBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;

/** Deployments that somebody stops. */
class DeploymentStopTest {
  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void a_stop_takes_a_second_and_may_ask_for_a_rollback() {
    CodeDeployWorld world = new CodeDeployWorld(g -> g.autoRollbackConfiguration(neverRollBack()));
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));

    world.stop(id, r -> r.autoRollbackEnabled(true));
    world.pass(Duration.ofMillis(999));
    assertThat(world.status(id)).isEqualTo(DeploymentStatus.IN_PROGRESS);
    world.pass(Duration.ofSeconds(10));

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(world.info(id).errorInformation().code()).isEqualTo(ErrorCode.MANUAL_STOP);
    assertThat(world.info(id).errorInformation().message())
        .isEqualTo("The deployment was stopped by a StopDeployment request.");
    assertThat(world.traffic()).isEqualTo("1");
  }

  @Test
  void a_stop_without_rollback_leaves_weights_which_block_the_next_deployment() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));

    world.stop(id, r -> r.autoRollbackEnabled(false));
    world.pass(Duration.ofSeconds(10));
    assertThat(world.info(id).rollbackInfo()).isNull();
    assertThat(world.traffic()).isEqualTo("1 + 2 (10 %)");
    String next = world.deploy();
    world.pass(Duration.ofSeconds(10));

    assertThat(world.info(next).errorInformation().code())
        .isEqualTo(ErrorCode.INVALID_LAMBDA_CONFIGURATION);
  }

  @Test
  void a_stop_that_comes_too_late_changes_nothing() {
    String id = world.deploy();
    world.pass(Duration.ofMillis(304_500));

    world.stop(id);
    world.pass(Duration.ofSeconds(10));

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(world.traffic()).isEqualTo("2");
  }

  @Test
  void a_rollback_that_is_stopped_is_not_rolled_back() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));
    world.stop(id);
    world.pass(Duration.ofSeconds(1));
    String rollback = world.rollbackOf(id);

    world.stop(rollback, r -> r.autoRollbackEnabled(true));
    world.pass(Duration.ofSeconds(10));

    assertThat(world.status(rollback)).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(world.info(rollback).rollbackInfo().rollbackDeploymentId()).isNull();
    assertThat(world.traffic()).isEqualTo("1 + 2 (10 %)");
  }
}
