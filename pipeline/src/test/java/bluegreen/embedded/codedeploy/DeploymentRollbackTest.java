package bluegreen.embedded.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.codedeploy.model.LambdaFunctionInfo;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.TargetStatus;

/** How deployments are stopped and rolled back. */
class DeploymentRollbackTest {
  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void an_alarm_stops_the_deployment_and_the_alias_is_back_within_12_to_16_seconds() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(2));
    Instant alarm = world.timeline.now();

    world.fire("errors");
    world.pass(Duration.ofSeconds(30));

    DeploymentInfo stopped = world.info(id);
    assertThat(stopped.status()).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(stopped.errorInformation().code()).isEqualTo(ErrorCode.ALARM_ACTIVE);
    assertThat(stopped.errorInformation().message())
        .isEqualTo(
            "One or more alarms have been activated according to the Amazon CloudWatch metrics you"
                + " selected, and the affected deployments have been stopped. Activated alarms:"
                + " <errors>");
    assertThat(stopped.deploymentOverview().failed()).isEqualTo(1);
    assertThat(world.target(id).status()).isEqualTo(TargetStatus.FAILED);
    assertThat(world.events(id)).containsExactly("Succeeded", "Failed", "Skipped");
    assertThat(world.trace()).containsExactly("1", "1 + 2 (10 %)", "1");
    assertThat(Duration.between(alarm, world.alias.now().at()))
        .isBetween(Duration.ofSeconds(12), Duration.ofSeconds(16));
  }

  @Test
  void a_rollback_and_the_deployment_that_it_rolls_back_name_each_other() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(2));
    world.fire("errors");
    world.pass(Duration.ofSeconds(12));

    String rollbackId = world.rollbackOf(id);
    DeploymentInfo rollback = world.info(rollbackId);
    String message =
        "Deployment " + rollbackId + " is triggered to roll back deployment " + id + ".";
    assertThat(rollback.status()).isEqualTo(DeploymentStatus.CREATED);
    assertThat(rollback.creator()).isEqualTo(DeploymentCreator.CODE_DEPLOY_ROLLBACK);
    assertThat(rollback.description()).isEqualTo(message);
    assertThat(rollback.rollbackInfo().rollbackTriggeringDeploymentId()).isEqualTo(id);
    assertThat(rollback.rollbackInfo().rollbackMessage()).isEqualTo(message);
    assertThat(world.info(id).rollbackInfo().rollbackMessage()).isEqualTo(message);
  }

  @Test
  void a_rollback_takes_two_seconds_and_shifts_the_other_way() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(2));
    world.stop(id);
    world.pass(Duration.ofSeconds(1));
    String rollback = world.rollbackOf(id);
    Instant created = world.timeline.now();

    world.pass(Duration.ofMillis(600));
    assertThat(world.target(rollback).lambdaFunctionInfo().targetVersionWeight()).isZero();
    world.pass(Duration.ofMillis(1_400));

    DeploymentInfo done = world.info(rollback);
    assertThat(done.status()).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(done.createTime()).isEqualTo(created);
    assertThat(done.completeTime()).isEqualTo(created.plusSeconds(2));
    assertThat(world.target(rollback).lambdaFunctionInfo())
        .isEqualTo(
            LambdaFunctionInfo.builder()
                .functionName("lotto")
                .functionAlias("live")
                .currentVersion("2")
                .targetVersion("1")
                .targetVersionWeight(1.0)
                .build());
    Instant restored = created.plusMillis(1_200);
    assertThat(world.target(rollback).lifecycleEvents())
        .extracting(
            LifecycleEvent::statusAsString, LifecycleEvent::startTime, LifecycleEvent::endTime)
        .containsExactly(
            tuple("Pending", null, null),
            tuple("Succeeded", restored, restored),
            tuple("Pending", null, null));
  }

  @Test
  void a_deployment_is_rolled_back_until_the_moment_at_which_it_succeeds() {
    String id = world.deploy();
    world.pass(Duration.ofMillis(303_900));
    assertThat(world.traffic()).isEqualTo("2");

    world.stop(id);
    world.pass(Duration.ofSeconds(10));

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(world.traffic()).isEqualTo("1");
  }

  @Test
  void a_rollback_counts_as_the_active_deployment_of_its_group() {
    String id = world.deploy();
    world.stop(id);
    world.pass(Duration.ofSeconds(1));

    assertThatThrownBy(world::deploy).hasMessageContaining(world.rollbackOf(id));

    world.pass(Duration.ofSeconds(2));
    assertThat(world.deploy()).startsWith("d-");
  }

  @Test
  void a_deployment_of_a_group_that_was_renamed_is_rolled_back_beside_it() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));
    world.changeGroup(g -> g.newDeploymentGroupName("main"));

    world.stop(id);
    world.pass(Duration.ofSeconds(10));

    assertThat(
            world
                .client
                .listDeployments(r -> r.applicationName("lotto").deploymentGroupName("main"))
                .deployments())
        .containsExactly(world.rollbackOf(id), id);
  }
}
