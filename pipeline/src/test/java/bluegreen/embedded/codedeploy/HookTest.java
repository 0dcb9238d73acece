package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.START;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.appSpec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.Diagnostics;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionIdException;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionStatusException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleErrorCode;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;

/** Hook functions, which check a version before and after the shift. */
class HookTest {
  private static final String BEFORE = "BeforeAllowTraffic";
  private static final String AFTER = "AfterAllowTraffic";

  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void hooks_run_before_and_after_the_shift_and_report() {
    String id = deploy(Map.of(BEFORE, "CodeDeployHook_pre", AFTER, "CodeDeployHook_post"));

    world.pass(Duration.ofMinutes(30));
    world.runHooks();
    assertThat(world.invoked()).containsExactly("CodeDeployHook_pre");
    assertThat(world.lastPayload().path("DeploymentId").asString()).isEqualTo(id);
    assertThat(world.events(id)).containsExactly("InProgress", "Pending", "Pending");
    assertThat(world.trace()).containsExactly("1");
    world.report(id, "Succeeded");

    world.pass(Duration.ofMinutes(30));
    world.runHooks();
    assertThat(world.invoked()).containsExactly("CodeDeployHook_pre", "CodeDeployHook_post");
    assertThat(world.events(id)).containsExactly("Succeeded", "Succeeded", "InProgress");
    assertThat(world.traffic()).isEqualTo("2");
    world.report(id, "Succeeded");

    world.pass(Duration.ofSeconds(5));
    assertThat(world.status(id)).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void a_hook_that_reports_failed_fails_the_deployment() {
    String id = deployWithRunningHook(BEFORE);

    world.report(id, "Failed");

    assertFailed(id, "the hook BeforeAllowTraffic failed. Its function reported Failed.");
    assertThat(world.events(id)).containsExactly("Failed", "Skipped", "Skipped");
    LifecycleEvent failed = world.target(id).lifecycleEvents().getFirst();
    assertThat(failed.endTime()).isEqualTo(START.plusSeconds(2));
    assertThat(failed.diagnostics())
        .isEqualTo(
            Diagnostics.builder()
                .errorCode(LifecycleErrorCode.SCRIPT_FAILED)
                .message(world.info(id).errorInformation().message())
                .build());
  }

  @Test
  void the_rollback_after_a_failed_hook_runs_no_hooks() {
    String id = deployWithRunningHook(BEFORE);
    world.report(id, "Failed");

    world.pass(Duration.ofSeconds(2));
    world.runHooks();

    assertThat(world.status(world.rollbackOf(id))).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(world.invoked()).hasSize(1);
    assertThat(world.trace()).containsExactly("1", "1");
  }

  @Test
  void a_hook_that_fails_after_the_shift_restores_the_previous_version() {
    String id = deployWithRunningHook(AFTER);
    assertThat(world.traffic()).isEqualTo("2");

    world.report(id, "Failed");
    world.pass(Duration.ofSeconds(2));

    assertThat(world.events(id)).containsExactly("Succeeded", "Succeeded", "Failed");
    assertThat(world.traffic()).isEqualTo("1");
  }

  @Test
  void a_hook_that_never_reports_fails_after_an_hour() {
    String id = deploy(Map.of(BEFORE, "CodeDeployHook_pre"));
    world.pass(Duration.ofMinutes(60).plusMillis(1_199));
    assertThat(world.status(id)).isEqualTo(DeploymentStatus.IN_PROGRESS);

    world.pass(Duration.ofMillis(1));

    assertFailed(id, "CodeDeployHook_pre did not report within 60 min.");
  }

  @Test
  void a_hook_that_reported_is_not_failed_by_its_time_limit() {
    String id = deployWithRunningHook(BEFORE);
    world.report(id, "Succeeded");

    world.pass(Duration.ofHours(2));

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void a_hook_that_cannot_be_invoked_fails_the_deployment() {
    String id = deploy(Map.of(BEFORE, "CodeDeployHook_absent"));
    world.pass(Duration.ofSeconds(2));

    world.runHooks();

    assertFailed(id, "CodeDeployHook_absent could not be invoked: Function not found");
  }

  @Test
  void a_failed_invocation_does_not_matter_to_a_deployment_that_went_on() {
    String id = deploy(Map.of(BEFORE, "CodeDeployHook_absent"));
    world.pass(Duration.ofSeconds(2));
    world.stop(id, r -> r.autoRollbackEnabled(false));
    world.pass(Duration.ofSeconds(2));

    world.runHooks();

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.STOPPED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CodeDeployHook_pre",
        "CodeDeployHook_pre:live",
        "arn:aws:lambda:eu-central-1:123456789012:function:CodeDeployHook_pre"
      })
  void a_hook_may_be_named_with_its_qualifier_or_arn(String function) {
    deploy(Map.of(BEFORE, function));
    world.pass(Duration.ofSeconds(2));

    world.runHooks();

    assertThat(world.invoked()).containsExactly(function);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "myCodeDeployHook_pre", "CodeDeployHook_"})
  void only_functions_named_code_deploy_hook_may_be_invoked(String function) {
    String id = deploy(Map.of(BEFORE, function));

    world.pass(Duration.ofSeconds(2));
    world.runHooks();

    assertFailed(
        id,
        "The service role may invoke functions named CodeDeployHook_* only, not " + function + ".");
    assertThat(world.invoked()).isEmpty();
  }

  @Test
  void a_hook_reports_once_and_under_its_own_id() {
    String id = deployWithRunningHook(BEFORE);

    assertThatThrownBy(() -> world.report(id, "nonsense", "Succeeded"))
        .isInstanceOf(InvalidLifecycleEventHookExecutionIdException.class);
    world.report(id, "Succeeded");
    assertThatThrownBy(() -> world.report(id, "Failed"))
        .isInstanceOf(LifecycleEventAlreadyCompletedException.class);
    assertThat(world.status(id)).isEqualTo(DeploymentStatus.IN_PROGRESS);
  }

  @Test
  void the_report_of_a_hook_that_has_ended_does_not_answer_for_the_next_one() {
    String id = deploy(Map.of(BEFORE, "CodeDeployHook_pre", AFTER, "CodeDeployHook_post"));
    world.pass(Duration.ofSeconds(2));
    world.runHooks();
    String before = world.lastExecutionId();
    world.report(id, "Succeeded");
    world.pass(Duration.ofMinutes(6));
    world.runHooks();

    assertThatThrownBy(() -> world.report(id, before, "Succeeded"))
        .isInstanceOf(LifecycleEventAlreadyCompletedException.class);
    assertThat(world.events(id)).containsExactly("Succeeded", "Succeeded", "InProgress");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Skipped", "Pending", "Nonsense"})
  void a_hook_reports_succeeded_or_failed(String status) {
    String id = deployWithRunningHook(BEFORE);

    assertThatThrownBy(() -> world.report(id, status))
        .isInstanceOf(InvalidLifecycleEventHookExecutionStatusException.class)
        .hasMessage("The status of a hook must be Succeeded or Failed, not " + status);
  }

  @Test
  void a_hook_reports_for_a_deployment_that_exists() {
    assertThatThrownBy(() -> world.report("d-AAAAAAAAA", "any", "Succeeded"))
        .isInstanceOf(DeploymentDoesNotExistException.class);
  }

  private String deploy(Map<String, String> hooks) {
    return world.deployAppSpec(appSpec("1", "2", hooks));
  }

  /** Starts a deployment whose hook has been invoked and has not reported yet. */
  private String deployWithRunningHook(String event) {
    String id = deploy(Map.of(event, "CodeDeployHook_check"));
    world.pass(event.equals(BEFORE) ? Duration.ofSeconds(2) : Duration.ofMinutes(6));
    world.runHooks();
    return id;
  }

  private void assertFailed(String id, String reason) {
    assertThat(world.status(id)).isEqualTo(DeploymentStatus.FAILED);
    assertThat(world.info(id).errorInformation().code())
        .isEqualTo(ErrorCode.HOOK_EXECUTION_FAILURE);
    assertThat(world.info(id).errorInformation().message()).endsWith(reason);
  }
}
