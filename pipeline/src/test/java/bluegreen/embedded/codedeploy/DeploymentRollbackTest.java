package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.appSpec;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.rollbackOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.codedeploy.model.StopStatus;
import software.amazon.awssdk.services.codedeploy.model.TargetStatus;

class DeploymentRollbackTest {
  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void anAlarmStopsTheDeploymentAndTheAliasIsBackWithinTwelveToSixteenSeconds() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(2));
    Instant alarm = world.timeline.now();

    world.raise("errors");
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
    assertThat(world.trace()).containsExactly("1,{}", "1,{2=0.1}", "1,{}");
    assertThat(Duration.between(alarm, world.aliases.now().at()))
        .isBetween(Duration.ofSeconds(12), Duration.ofSeconds(16));
  }

  @Test
  void theRollbackIsADeploymentOfItsOwn() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(2));
    world.raise("errors");
    world.pass(Duration.ofSeconds(12));

    String rollbackId = world.info(id).rollbackInfo().rollbackDeploymentId();
    DeploymentInfo rollback = world.info(rollbackId);
    String message =
        "Deployment " + rollbackId + " is triggered to roll back deployment " + id + ".";
    assertThat(rollback.status()).isEqualTo(DeploymentStatus.CREATED);
    assertThat(rollback.creator()).isEqualTo(DeploymentCreator.CODE_DEPLOY_ROLLBACK);
    assertThat(rollback.rollbackInfo().rollbackTriggeringDeploymentId()).isEqualTo(id);
    assertThat(rollback.rollbackInfo().rollbackMessage()).isEqualTo(message);
    assertThat(world.info(id).rollbackInfo().rollbackMessage()).isEqualTo(message);
    world.pass(Duration.ofSeconds(2));

    DeploymentInfo done = world.info(rollbackId);
    assertThat(done.status()).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(Duration.between(done.createTime(), done.completeTime()))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(world.target(rollbackId).lambdaFunctionInfo().currentVersion()).isEqualTo("2");
    assertThat(world.target(rollbackId).lambdaFunctionInfo().targetVersion()).isEqualTo("1");
    assertThat(world.target(rollbackId).lambdaFunctionInfo().targetVersionWeight()).isEqualTo(1);
  }

  @Test
  void anAlarmThatFiresAlreadyStopsTheDeploymentAtOnceAndItsRollbackSucceeds() {
    world.raise("errors");
    String id = world.deploy();

    world.pass(Duration.ofMillis(1_199));
    assertThat(world.info(id).status()).isEqualTo(DeploymentStatus.IN_PROGRESS);
    world.pass(Duration.ofMillis(1));

    DeploymentInfo stopped = world.info(id);
    assertThat(stopped.status()).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(Duration.between(stopped.startTime(), stopped.completeTime()))
        .isEqualTo(Duration.ofMillis(700));
    assertThat(world.events(id)).containsOnly("Skipped");
    world.pass(Duration.ofSeconds(2));
    assertThat(world.info(stopped.rollbackInfo().rollbackDeploymentId()).status())
        .isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(world.trace()).containsExactly("1,{}", "1,{}");
  }

  @Test
  void anOverrideLetsAFixPassWhileTheAlarmFires() {
    world.raise("errors");

    String id =
        world.deploy(
            appSpec("1", "2", ""), r -> r.overrideAlarmConfiguration(a -> a.enabled(false)));
    world.pass(Duration.ofSeconds(10));
    world.raise("errors");
    world.pass(Duration.ofMinutes(6));

    assertThat(world.info(id).status()).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(world.info(id).overrideAlarmConfiguration().enabled()).isFalse();
  }

  @Test
  void alarmsOfOthersDoNotMatter() {
    world.timeline.run(
        () -> world.cloudWatch.alarms().putMetricAlarm(CodeDeployWorld.alarm("other")));
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));

    world.raise("other");
    world.pass(Duration.ofMinutes(5));

    assertThat(world.info(id).status()).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void allFiringAlarmsAreNamed() {
    world.timeline.run(
        () -> world.cloudWatch.alarms().putMetricAlarm(CodeDeployWorld.alarm("latency")));
    world.raise("errors");
    world.raise("latency");

    String id =
        world.deploy(
            appSpec("1", "2", ""),
            r ->
                r.overrideAlarmConfiguration(
                    a ->
                        a.enabled(true)
                            .alarms(
                                Alarm.builder().name("errors").build(),
                                Alarm.builder().name("latency").build())));
    world.pass(Duration.ofSeconds(2));

    assertThat(world.info(id).errorInformation().message())
        .endsWith("Activated alarms: <errors> <latency>");
  }

  @Test
  void anAlarmThatCannotBeReadStopsTheDeploymentUnlessThatIsIgnored() {
    String stopped =
        world.deploy(
            appSpec("1", "2", ""),
            r ->
                r.overrideAlarmConfiguration(
                    a -> a.enabled(true).alarms(Alarm.builder().name("absent").build())));
    world.pass(Duration.ofSeconds(5));
    String passed =
        world.deploy(
            appSpec("1", "2", ""),
            r ->
                r.overrideAlarmConfiguration(
                    a ->
                        a.enabled(true)
                            .ignorePollAlarmFailure(true)
                            .alarms(Alarm.builder().name("absent").build())));
    world.pass(Duration.ofMinutes(6));

    assertThat(world.info(stopped).status()).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(world.info(stopped).errorInformation().message()).contains("<absent>");
    assertThat(world.info(passed).status()).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @ParameterizedTest
  @EnumSource(
      value = AutoRollbackEvent.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "UNKNOWN_TO_SDK_VERSION")
  void eachEventIsRolledBackOnlyIfTheGroupSaysSo(AutoRollbackEvent event) {
    Set<AutoRollbackEvent> others = EnumSet.copyOf(AutoRollbackEvent.knownValues());
    others.remove(event);

    assertThat(rolledBack(event, Set.of(event))).isTrue();
    assertThat(rolledBack(event, others)).isFalse();
  }

  private static boolean rolledBack(AutoRollbackEvent event, Set<AutoRollbackEvent> enabled) {
    CodeDeployWorld world =
        new CodeDeployWorld(g -> g.autoRollbackConfiguration(rollbackOn(enabled)));
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));
    switch (event) {
      case DEPLOYMENT_FAILURE -> world.aliases.set("1", Map.of("2", 0.1));
      case DEPLOYMENT_STOP_ON_ALARM -> world.raise("errors");
      case DEPLOYMENT_STOP_ON_REQUEST -> world.stop(id, r -> {});
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("not an event");
    }
    world.pass(Duration.ofMinutes(6));
    boolean rolledBack = world.info(id).rollbackInfo() != null;
    assertThat(world.aliases.now()).hasToString(rolledBack ? "1,{}" : "1,{2=0.1}");
    return rolledBack;
  }

  @Test
  void aDeploymentMayRollBackOtherwiseThanItsGroup() {
    String id =
        world.deploy(appSpec("1", "2", ""), r -> r.autoRollbackConfiguration(rollbackOn(Set.of())));
    world.pass(Duration.ofMinutes(1));
    world.raise("errors");

    world.pass(Duration.ofMinutes(1));

    assertThat(world.info(id).status()).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(world.info(id).rollbackInfo()).isNull();
    assertThat(world.aliases.now()).hasToString("1,{2=0.1}");
  }

  @Test
  void aStopOnRequestIsPendingFirstThenStoppedAndRolledBackIfAskedFor() {
    CodeDeployWorld manual =
        new CodeDeployWorld(g -> g.autoRollbackConfiguration(rollbackOn(Set.of())));
    String id = manual.deploy();
    manual.pass(Duration.ofMinutes(1));

    assertThat(manual.stop(id, r -> r.autoRollbackEnabled(true)).status())
        .isEqualTo(StopStatus.PENDING);
    manual.pass(Duration.ofSeconds(10));

    assertThat(manual.info(id).status()).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(manual.info(id).errorInformation().code()).isEqualTo(ErrorCode.MANUAL_STOP);
    assertThat(manual.info(id).rollbackInfo().rollbackDeploymentId()).startsWith("d-");
    assertThat(manual.aliases.now()).hasToString("1,{}");
  }

  @Test
  void aStopWithoutRollbackLeavesTheWeightsWhichBlockTheNextDeployment() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));

    world.stop(id, r -> r.autoRollbackEnabled(false));
    world.pass(Duration.ofSeconds(10));
    assertThat(world.info(id).rollbackInfo()).isNull();
    assertThat(world.aliases.now()).hasToString("1,{2=0.1}");
    String next = world.deploy();
    world.pass(Duration.ofSeconds(10));

    assertThat(world.info(next).errorInformation().code())
        .isEqualTo(ErrorCode.INVALID_LAMBDA_CONFIGURATION);
  }

  @Test
  void whatHasEndedCannotBeStopped() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(6));

    assertThatThrownBy(() -> world.stop(id, r -> {}))
        .isInstanceOf(DeploymentAlreadyCompletedException.class);
  }

  @Test
  void aGroupHasOneActiveDeploymentAtATimeRollbackIncluded() {
    String id = world.deploy();

    assertThatThrownBy(world::deploy)
        .isInstanceOf(DeploymentLimitExceededException.class)
        .hasMessage("The Deployment Group 'live' already has an active Deployment '" + id + "'");
    world.stop(id, r -> {});
    world.pass(Duration.ofSeconds(1));
    String rollback = world.info(id).rollbackInfo().rollbackDeploymentId();
    assertThatThrownBy(world::deploy).hasMessageContaining(rollback);
    world.pass(Duration.ofSeconds(2));

    assertThat(world.deploy()).startsWith("d-");
  }

  @Test
  void aRollbackThatIsStoppedIsNotRolledBack() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));
    world.stop(id, r -> {});
    world.pass(Duration.ofSeconds(1));
    String rollback = world.info(id).rollbackInfo().rollbackDeploymentId();

    world.stop(rollback, r -> {});
    world.pass(Duration.ofSeconds(10));

    assertThat(world.info(rollback).status()).isEqualTo(DeploymentStatus.STOPPED);
    assertThat(world.aliases.now()).hasToString("1,{2=0.1}");
  }
}
