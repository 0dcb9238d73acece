package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.neverRollBack;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.rollbackOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
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

  @ParameterizedTest
  @EnumSource(
      value = AutoRollbackEvent.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "UNKNOWN_TO_SDK_VERSION")
  void each_event_is_rolled_back_only_if_the_group_says_so(AutoRollbackEvent event) {
    Set<AutoRollbackEvent> others = EnumSet.copyOf(AutoRollbackEvent.knownValues());
    others.remove(event);

    assertThat(rollsBack(event, Set.of(event))).isTrue();
    assertThat(rollsBack(event, others)).isFalse();
  }

  private static boolean rollsBack(AutoRollbackEvent event, Set<AutoRollbackEvent> enabled) {
    CodeDeployWorld world =
        new CodeDeployWorld(g -> g.autoRollbackConfiguration(rollbackOn(enabled)));
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));
    switch (event) {
      case DEPLOYMENT_FAILURE -> world.alias.set("1", Map.of("2", 0.1));
      case DEPLOYMENT_STOP_ON_ALARM -> world.fire("errors");
      case DEPLOYMENT_STOP_ON_REQUEST -> world.stop(id);
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("not an event");
    }
    world.passUntilAllIsOver();
    boolean rolledBack = world.info(id).rollbackInfo() != null;
    assertThat(world.traffic()).isEqualTo(rolledBack ? "1" : "1 + 2 (10 %)");
    return rolledBack;
  }

  @Test
  void events_that_are_listed_but_not_enabled_are_not_rolled_back() {
    CodeDeployWorld world =
        new CodeDeployWorld(
            g ->
                g.autoRollbackConfiguration(
                    r -> r.enabled(false).events(AutoRollbackEvent.DEPLOYMENT_STOP_ON_ALARM)));
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));

    world.fire("errors");
    world.pass(Duration.ofMinutes(1));

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(world.info(id).rollbackInfo()).isNull();
  }

  @Test
  void a_deployment_may_override_whether_its_group_rolls_back() {
    String id = world.deploy(r -> r.autoRollbackConfiguration(neverRollBack()));
    world.pass(Duration.ofMinutes(1));
    world.fire("errors");

    world.pass(Duration.ofMinutes(1));

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(world.info(id).rollbackInfo()).isNull();
    assertThat(world.traffic()).isEqualTo("1 + 2 (10 %)");
  }

  @Test
  void a_change_of_the_group_does_not_matter_to_a_deployment_that_runs() {
    String id = world.deploy();
    world.changeGroup(g -> g.autoRollbackConfiguration(neverRollBack()));
    world.pass(Duration.ofMinutes(1));

    world.fire("errors");
    world.pass(Duration.ofMinutes(1));

    assertThat(world.traffic()).isEqualTo("1");
    assertThat(world.rollbackOf(id)).startsWith("d-");
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
