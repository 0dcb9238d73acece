package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.START;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.appSpec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionIdException;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionStatusException;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.TargetStatus;

class DeploymentTest {
  private static final String BEFORE = "{\"BeforeAllowTraffic\":\"CodeDeployHook_pre\"}";
  private static final String AFTER = "{\"AfterAllowTraffic\":\"CodeDeployHook_post\"}";

  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void aFiveMinuteCanaryTakesFiveMinutesAndFiveSeconds() {
    String id = world.deploy();
    assertThat(world.info(id).status()).isEqualTo(DeploymentStatus.CREATED);
    assertThat(world.info(id).deploymentOverview().pending()).isEqualTo(1);

    world.pass(Duration.ofMillis(304_999));
    assertThat(world.info(id).status()).isEqualTo(DeploymentStatus.IN_PROGRESS);
    world.pass(Duration.ofMillis(1));

    DeploymentInfo info = world.info(id);
    assertThat(info.status()).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(info.createTime()).isEqualTo(START);
    assertThat(info.startTime()).isEqualTo(START.plusMillis(500));
    assertThat(info.completeTime()).isEqualTo(START.plusSeconds(305));
    assertThat(info.deploymentOverview().succeeded()).isEqualTo(1);
    assertThat(info.creator()).isEqualTo(DeploymentCreator.USER);
    assertThat(info.computePlatform()).isEqualTo(ComputePlatform.LAMBDA);
    assertThat(info.errorInformation()).isNull();
    assertThat(info.rollbackInfo()).isNull();
    assertThat(world.trace()).containsExactly("1,{}", "1,{2=0.1}", "2,{}");
    assertThat(world.aliases.now().at()).isEqualTo(START.plusMillis(301_200));
  }

  @Test
  void theTargetTellsHowFarItGot() {
    String id = world.deploy();

    world.pass(Duration.ofMinutes(1));
    LambdaTarget canary = world.target(id);
    assertThat(canary.status()).isEqualTo(TargetStatus.IN_PROGRESS);
    assertThat(canary.targetArn())
        .isEqualTo("arn:aws:lambda:eu-central-1:123456789012:function:lotto:live");
    assertThat(canary.lambdaFunctionInfo().targetVersionWeight()).isEqualTo(0.1);
    assertThat(canary.lastUpdatedAt()).isEqualTo(START.plusMillis(1_200));
    assertThat(canary.lifecycleEvents())
        .extracting(LifecycleEvent::lifecycleEventName, LifecycleEvent::statusAsString)
        .containsExactly(
            tuple("BeforeAllowTraffic", "Succeeded"),
            tuple("AllowTraffic", "InProgress"),
            tuple("AfterAllowTraffic", "Pending"));

    world.pass(Duration.ofMinutes(5));
    LambdaTarget done = world.target(id);
    assertThat(done.status()).isEqualTo(TargetStatus.SUCCEEDED);
    assertThat(done.lambdaFunctionInfo().targetVersionWeight()).isEqualTo(1.0);
    assertThat(done.lambdaFunctionInfo().currentVersion()).isEqualTo("1");
    assertThat(done.lambdaFunctionInfo().targetVersion()).isEqualTo("2");
    assertThat(world.events(id)).containsOnly("Succeeded");
  }

  @Test
  void aLinearShiftGoesStepByStep() {
    world.deploy(
        appSpec("1", "2", ""),
        r -> r.deploymentConfigName("CodeDeployDefault.LambdaLinear10PercentEvery1Minute"));

    world.pass(Duration.ofMinutes(10));

    assertThat(world.trace())
        .containsExactly(
            "1,{}",
            "1,{2=0.1}",
            "1,{2=0.2}",
            "1,{2=0.3}",
            "1,{2=0.4}",
            "1,{2=0.5}",
            "1,{2=0.6}",
            "1,{2=0.7}",
            "1,{2=0.8}",
            "1,{2=0.9}",
            "2,{}");
    assertThat(world.aliases.now().at()).isEqualTo(START.plusMillis(1_200).plusSeconds(540));
  }

  @Test
  void allAtOnceIsOneStep() {
    String id =
        world.deploy(
            appSpec("1", "2", ""),
            r -> r.deploymentConfigName("CodeDeployDefault.LambdaAllAtOnce"));

    world.pass(Duration.ofSeconds(5));

    assertThat(world.trace()).containsExactly("1,{}", "2,{}");
    assertThat(world.info(id).status()).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void hooksRunBeforeAndAfterTheShiftAndReport() {
    String id = world.deploy(appSpec("1", "2", BEFORE + "," + AFTER), r -> {});

    world.pass(Duration.ofMinutes(30));
    world.runHookThreads();
    assertThat(world.invoked.getLast().functionName()).isEqualTo("CodeDeployHook_pre");
    assertThat(world.lastPayload().path("DeploymentId").asString()).isEqualTo(id);
    assertThat(world.events(id)).containsExactly("InProgress", "Pending", "Pending");
    assertThat(world.trace()).containsExactly("1,{}");
    world.report(id, "Succeeded");

    world.pass(Duration.ofMinutes(30));
    world.runHookThreads();
    assertThat(world.invoked.getLast().functionName()).isEqualTo("CodeDeployHook_post");
    assertThat(world.events(id)).containsExactly("Succeeded", "Succeeded", "InProgress");
    assertThat(world.aliases.now()).hasToString("2,{}");
    world.report(id, "Succeeded");

    world.pass(Duration.ofSeconds(5));
    assertThat(world.info(id).status()).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void aHookThatReportsFailedFailsTheDeploymentAndTheRollbackRunsNoHooks() {
    String id = world.deploy(appSpec("1", "2", BEFORE), r -> {});
    world.pass(Duration.ofSeconds(2));
    world.runHookThreads();

    world.report(id, "Failed");

    assertThat(world.info(id).status()).isEqualTo(DeploymentStatus.FAILED);
    assertThat(world.info(id).errorInformation().code())
        .isEqualTo(ErrorCode.HOOK_EXECUTION_FAILURE);
    assertThat(world.events(id)).containsExactly("Failed", "Skipped", "Skipped");
    assertThat(world.target(id).lifecycleEvents().getFirst().diagnostics().message())
        .contains("BeforeAllowTraffic");
    world.pass(Duration.ofSeconds(2));
    String rollback = world.info(id).rollbackInfo().rollbackDeploymentId();
    assertThat(world.info(rollback).status()).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(world.invoked).hasSize(1);
    assertThat(world.trace()).containsExactly("1,{}", "1,{}");
  }

  @Test
  void aFailingHookAfterTheShiftBringsBlueBack() {
    String id = world.deploy(appSpec("1", "2", AFTER), r -> {});
    world.pass(Duration.ofMinutes(6));
    world.runHookThreads();
    assertThat(world.aliases.now()).hasToString("2,{}");

    world.report(id, "Failed");
    world.pass(Duration.ofSeconds(2));

    assertThat(world.events(id)).containsExactly("Succeeded", "Succeeded", "Failed");
    assertThat(world.aliases.now()).hasToString("1,{}");
  }

  @Test
  void aHookThatNeverReportsFailsAfterAnHour() {
    String id = world.deploy(appSpec("1", "2", BEFORE), r -> {});
    world.pass(Duration.ofMinutes(60).plusMillis(1_199));
    assertThat(world.info(id).status()).isEqualTo(DeploymentStatus.IN_PROGRESS);

    world.pass(Duration.ofMillis(1));

    assertThat(world.info(id).errorInformation().code())
        .isEqualTo(ErrorCode.HOOK_EXECUTION_FAILURE);
    assertThat(world.info(id).errorInformation().message())
        .contains("CodeDeployHook_pre did not report within 60 min");
  }

  @Test
  void aHookThatCannotBeInvokedFails() {
    String id =
        world.deploy(
            appSpec("1", "2", "{\"BeforeAllowTraffic\":\"CodeDeployHook_absent\"}"), r -> {});
    world.pass(Duration.ofSeconds(2));

    world.runHookThreads();

    assertThat(world.info(id).errorInformation().code())
        .isEqualTo(ErrorCode.HOOK_EXECUTION_FAILURE);
    assertThat(world.info(id).errorInformation().message()).contains("Function not found");
  }

  @Test
  void onlyFunctionsNamedCodeDeployHookMayBeInvoked() {
    String id = world.deploy(appSpec("1", "2", "{\"BeforeAllowTraffic\":\"other\"}"), r -> {});

    world.pass(Duration.ofSeconds(2));

    assertThat(world.info(id).errorInformation().code())
        .isEqualTo(ErrorCode.HOOK_EXECUTION_FAILURE);
    assertThat(world.info(id).errorInformation().message()).contains("CodeDeployHook_*");
    assertThat(world.hookThreads).isEmpty();
  }

  @Test
  void aHookReportsOnceAndUnderItsOwnId() {
    String id = world.deploy(appSpec("1", "2", BEFORE), r -> {});
    world.pass(Duration.ofSeconds(2));
    world.runHookThreads();

    assertThatThrownBy(() -> world.report(id, "nonsense", "Succeeded"))
        .isInstanceOf(InvalidLifecycleEventHookExecutionIdException.class);
    assertThatThrownBy(() -> world.report(id, "Skipped"))
        .isInstanceOf(InvalidLifecycleEventHookExecutionStatusException.class);
    world.report(id, "Succeeded");
    assertThatThrownBy(() -> world.report(id, "Failed"))
        .isInstanceOf(LifecycleEventAlreadyCompletedException.class);
  }

  @Test
  void anAliasOnAnotherVersionFailsTheDeploymentAfterwards() {
    world.aliases.set("3", Map.of());

    String id = world.deploy();
    world.pass(Duration.ofSeconds(1));

    assertThat(world.info(id).status()).isEqualTo(DeploymentStatus.FAILED);
    assertThat(world.info(id).errorInformation().code())
        .isEqualTo(ErrorCode.INVALID_LAMBDA_CONFIGURATION);
    assertThat(world.info(id).errorInformation().message())
        .endsWith(
            "The Lambda function alias version does not match the current version in AppSpec"
                + " file.");
    assertThat(world.info(id).deploymentOverview().failed()).isEqualTo(1);
    assertThat(world.info(id).rollbackInfo()).isNull();
    assertThat(world.aliases.now()).hasToString("3,{}");
  }

  @Test
  void anAliasThatCarriesWeightsFailsTheDeployment() {
    world.aliases.set("1", Map.of("3", 0.5));

    String id = world.deploy();
    world.pass(Duration.ofSeconds(1));

    assertThat(world.info(id).errorInformation().code())
        .isEqualTo(ErrorCode.INVALID_LAMBDA_CONFIGURATION);
    assertThat(world.aliases.now()).hasToString("1,{3=0.5}");
  }

  @ParameterizedTest
  @CsvSource({
    "CodeDeployDefault.LambdaCanary10Percent5Minutes, FAILED",
    "CodeDeployDefault.LambdaLinear10PercentEvery1Minute, FAILED",
    "CodeDeployDefault.LambdaAllAtOnce, SUCCEEDED"
  })
  void aTargetThatIsTheCurrentVersionFailsUnlessAllAtOnce(String config, DeploymentStatus end) {
    String id = world.deploy(appSpec("1", "1", ""), r -> r.deploymentConfigName(config));

    world.pass(Duration.ofSeconds(6));

    assertThat(world.info(id).status()).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Name\":\"lotto\"", "\"Alias\":\"live\"", "\"TargetVersion\":\"2\""})
  void whatDoesNotExistFailsTheDeployment(String named) {
    String absent = named.replaceAll(":\".*\"", ":\"99\"");
    String id = world.deploy(appSpec("1", "2", "").replace(named, absent), r -> {});

    world.pass(Duration.ofSeconds(4));

    assertThat(world.info(id).errorInformation().code())
        .isEqualTo(ErrorCode.INVALID_LAMBDA_FUNCTION);
    assertThat(world.aliases.now()).hasToString("1,{}");
  }

  @Test
  void anAliasThatSomeoneElseMovesFailsTheDeploymentWhichIsRolledBack() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));
    world.aliases.set("3", Map.of());

    world.pass(Duration.ofMinutes(5));

    assertThat(world.info(id).errorInformation().code())
        .isEqualTo(ErrorCode.INVALID_LAMBDA_CONFIGURATION);
    assertThat(world.info(id).errorInformation().message()).contains("changed by someone else");
    assertThat(world.trace()).isEqualTo(List.of("1,{}", "1,{2=0.1}", "3,{}", "1,{}"));
  }
}
