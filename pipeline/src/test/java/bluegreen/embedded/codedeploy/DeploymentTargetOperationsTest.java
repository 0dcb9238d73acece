package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.BatchLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTarget;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetType;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.TargetStatus;

class DeploymentTargetOperationsTest {
  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void a_deployment_has_its_target_once_it_starts() {
    String id = world.deploy();
    assertThatThrownBy(() -> list(id)).isInstanceOf(DeploymentNotStartedException.class);

    world.pass(Duration.ofSeconds(1));

    assertThat(list(id)).containsExactly("lotto");
    assertThat(get(id, "lotto").deploymentTargetType())
        .isEqualTo(DeploymentTargetType.LAMBDA_TARGET);
    assertThat(batch(id, 1)).containsExactly(get(id, "lotto"));
  }

  @Test
  void a_target_shows_what_is_shifted() {
    String id = world.deploy();
    world.pass(Duration.ofSeconds(1));

    LambdaTarget target = world.target(id);
    assertThat(target.deploymentId()).isEqualTo(id);
    assertThat(target.targetId()).isEqualTo("lotto");
    assertThat(target.targetArn())
        .isEqualTo("arn:aws:lambda:eu-central-1:123456789012:function:lotto:live");
    assertThat(target.lambdaFunctionInfo().functionName()).isEqualTo("lotto");
    assertThat(target.lambdaFunctionInfo().functionAlias()).isEqualTo("live");
    assertThat(target.lambdaFunctionInfo().currentVersion()).isEqualTo("1");
    assertThat(target.lambdaFunctionInfo().targetVersion()).isEqualTo("2");
  }

  @Test
  void a_target_shows_how_far_its_deployment_is() {
    String id = world.deploy();

    world.pass(Duration.ofSeconds(1));
    LambdaTarget started = world.target(id);
    assertThat(started.status()).isEqualTo(TargetStatus.IN_PROGRESS);
    assertThat(started.lastUpdatedAt()).isEqualTo(START.plusMillis(500));
    assertThat(world.events(id)).containsExactly("Pending", "Pending", "Pending");

    world.pass(Duration.ofMinutes(1));
    LambdaTarget canary = world.target(id);
    assertThat(canary.lambdaFunctionInfo().targetVersionWeight()).isEqualTo(0.1);
    assertThat(canary.lastUpdatedAt()).isEqualTo(START.plusMillis(1_200));
    assertThat(canary.lifecycleEvents())
        .extracting(
            LifecycleEvent::lifecycleEventName,
            LifecycleEvent::statusAsString,
            LifecycleEvent::startTime,
            LifecycleEvent::endTime)
        .containsExactly(
            tuple(
                "BeforeAllowTraffic",
                "Succeeded",
                START.plusMillis(1_200),
                START.plusMillis(1_200)),
            tuple("AllowTraffic", "InProgress", START.plusMillis(1_200), null),
            tuple("AfterAllowTraffic", "Pending", null, null));

    world.pass(Duration.ofMinutes(5));
    LambdaTarget done = world.target(id);
    assertThat(done.status()).isEqualTo(TargetStatus.SUCCEEDED);
    assertThat(done.lambdaFunctionInfo().targetVersionWeight()).isEqualTo(1.0);
    assertThat(done.lastUpdatedAt()).isEqualTo(START.plusMillis(301_200));
    assertThat(world.events(id)).containsOnly("Succeeded");
  }

  @Test
  void an_app_spec_that_cannot_be_read_names_no_target() {
    String id = world.deployAppSpec("version: 0.0");

    world.pass(Duration.ofSeconds(1));

    assertThat(list(id)).isEmpty();
    assertThatThrownBy(() -> get(id, "lotto"))
        .isInstanceOf(DeploymentTargetDoesNotExistException.class);
    assertThat(world.info(id).errorInformation().message()).contains("exactly one function");
  }

  @Test
  void a_target_is_asked_for_by_its_id() {
    String id = world.deploy();
    world.pass(Duration.ofSeconds(1));

    assertThatThrownBy(() -> get(id, "other"))
        .isInstanceOf(DeploymentTargetDoesNotExistException.class);
    assertThatThrownBy(() -> get(id, null)).isInstanceOf(DeploymentTargetIdRequiredException.class);
  }

  @Test
  void at_most_25_targets_are_shown_at_once() {
    String id = world.deploy();
    world.pass(Duration.ofSeconds(1));

    assertThat(batch(id, 25)).hasSize(25);
    assertThatThrownBy(() -> batch(id, 26)).isInstanceOf(BatchLimitExceededException.class);
  }

  private List<String> list(String id) {
    return world.client.listDeploymentTargets(r -> r.deploymentId(id)).targetIds();
  }

  private DeploymentTarget get(String id, @Nullable String target) {
    return world
        .client
        .getDeploymentTarget(r -> r.deploymentId(id).targetId(target))
        .deploymentTarget();
  }

  private List<DeploymentTarget> batch(String id, int size) {
    return world
        .client
        .batchGetDeploymentTargets(
            r -> r.deploymentId(id).targetIds(Collections.nCopies(size, "lotto")))
        .deploymentTargets();
  }
}
