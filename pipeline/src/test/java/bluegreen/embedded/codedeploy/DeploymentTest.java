package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.ALL_AT_ONCE;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.CANARY;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.LINEAR;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.START;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.appSpec;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.revision;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOverview;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;

/** How deployments shift traffic, and what makes them fail. */
class DeploymentTest {
  private static final Duration CREATED_TO_SHIFTED = Duration.ofMillis(301_200);

  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void a_five_minute_canary_takes_five_minutes_and_five_seconds() {
    String id = world.deploy();
    assertThat(world.status(id)).isEqualTo(DeploymentStatus.CREATED);

    world.pass(Duration.ofMillis(304_999));
    assertThat(world.status(id)).isEqualTo(DeploymentStatus.IN_PROGRESS);
    world.pass(Duration.ofMillis(1));

    DeploymentInfo info = world.info(id);
    assertThat(info.status()).isEqualTo(DeploymentStatus.SUCCEEDED);
    assertThat(info.createTime()).isEqualTo(START);
    assertThat(info.startTime()).isEqualTo(START.plusMillis(500));
    assertThat(info.completeTime()).isEqualTo(START.plusSeconds(305));
    assertThat(info.errorInformation()).isNull();
    assertThat(info.rollbackInfo()).isNull();
    assertThat(world.trace()).containsExactly("1", "1 + 2 (10 %)", "2");
    assertThat(world.alias.now().at()).isEqualTo(START.plus(CREATED_TO_SHIFTED));
  }

  @Test
  void the_overview_counts_the_one_target() {
    String good = world.deploy();
    assertThat(world.info(good).deploymentOverview()).isEqualTo(overview().pending(1L).build());
    world.pass(Duration.ofMinutes(1));
    assertThat(world.info(good).deploymentOverview()).isEqualTo(overview().inProgress(1L).build());
    world.passUntilAllIsOver();
    assertThat(world.info(good).deploymentOverview()).isEqualTo(overview().succeeded(1L).build());

    String bad = world.deploy();
    world.passUntilAllIsOver();
    assertThat(world.info(bad).deploymentOverview()).isEqualTo(overview().failed(1L).build());
  }

  private static DeploymentOverview.Builder overview() {
    return DeploymentOverview.builder()
        .pending(0L)
        .inProgress(0L)
        .succeeded(0L)
        .failed(0L)
        .skipped(0L)
        .ready(0L);
  }

  @Test
  void a_linear_shift_goes_step_by_step() {
    world.deploy(r -> r.deploymentConfigName(LINEAR));

    world.pass(Duration.ofMinutes(10));

    assertThat(world.trace())
        .containsExactly(
            "1",
            "1 + 2 (10 %)",
            "1 + 2 (20 %)",
            "1 + 2 (30 %)",
            "1 + 2 (40 %)",
            "1 + 2 (50 %)",
            "1 + 2 (60 %)",
            "1 + 2 (70 %)",
            "1 + 2 (80 %)",
            "1 + 2 (90 %)",
            "2");
    assertThat(world.alias.now().at()).isEqualTo(START.plusMillis(1_200).plusSeconds(540));
  }

  @Test
  void all_at_once_is_one_step() {
    String id = world.deploy(r -> r.deploymentConfigName(ALL_AT_ONCE));

    world.pass(Duration.ofSeconds(5));

    assertThat(world.trace()).containsExactly("1", "2");
    assertThat(world.status(id)).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void an_app_spec_that_cannot_be_read_fails_the_deployment_once_it_starts() {
    String id = world.deployAppSpec("nonsense");
    assertThat(world.status(id)).isEqualTo(DeploymentStatus.CREATED);

    world.pass(Duration.ofMillis(500));

    assertFailed(id, ErrorCode.INVALID_LAMBDA_CONFIGURATION, "The AppSpec file must be a mapping.");
    assertThat(world.info(id).completeTime()).isEqualTo(START.plusMillis(500));
  }

  @Test
  void an_alias_on_another_version_fails_the_deployment() {
    world.alias.set("3", Map.of());

    String id = world.deploy();
    world.pass(Duration.ofSeconds(1));

    assertFailed(
        id,
        ErrorCode.INVALID_LAMBDA_CONFIGURATION,
        "The Lambda function alias version does not match the current version in AppSpec file.");
    assertThat(world.info(id).rollbackInfo()).isNull();
    assertThat(world.traffic()).isEqualTo("3");
  }

  @Test
  void an_alias_that_carries_weights_fails_the_deployment() {
    world.alias.set("1", Map.of("3", 0.5));

    String id = world.deploy();
    world.pass(Duration.ofSeconds(1));

    assertFailed(
        id,
        ErrorCode.INVALID_LAMBDA_CONFIGURATION,
        "The Lambda function alias already routes part of its traffic to another version.");
    assertThat(world.info(id).rollbackInfo()).isNull();
    assertThat(world.traffic()).isEqualTo("1 + 3 (50 %)");
  }

  @ParameterizedTest
  @ValueSource(strings = {CANARY, LINEAR})
  void a_target_version_that_is_the_current_one_fails_the_deployment(String configuration) {
    String id = deployStandstill(configuration);

    assertFailed(
        id,
        ErrorCode.INVALID_LAMBDA_CONFIGURATION,
        "The target version is the current version, so there is no traffic to shift.");
  }

  @Test
  void all_at_once_may_go_to_the_current_version() {
    String id = deployStandstill(ALL_AT_ONCE);

    assertThat(world.status(id)).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  private String deployStandstill(String configuration) {
    String id =
        world.deploy(
            r -> r.deploymentConfigName(configuration).revision(revision(appSpec("1", "1"))));
    world.pass(Duration.ofSeconds(6));
    return id;
  }

  @ParameterizedTest
  @CsvSource({"Name, lotto", "Alias, live", "TargetVersion, 2"})
  void a_lambda_resource_that_does_not_exist_fails_the_deployment(String property, String value) {
    String quoted = "\"" + property + "\":\"";
    String id = world.deployAppSpec(appSpec("1", "2").replace(quoted + value, quoted + "99"));

    world.pass(Duration.ofSeconds(4));

    assertFailed(id, ErrorCode.INVALID_LAMBDA_FUNCTION, "Cannot find it.");
    assertThat(world.traffic()).isEqualTo("1");
  }

  @Test
  void an_alias_that_somebody_else_moves_fails_the_deployment_which_is_rolled_back() {
    String id = world.deploy();
    world.pass(Duration.ofMinutes(1));
    world.alias.set("3", Map.of());

    world.passUntilAllIsOver();

    assertFailed(
        id,
        ErrorCode.INVALID_LAMBDA_CONFIGURATION,
        "The Lambda function alias was changed by someone else during the deployment."
            + " The Revision Id is stale.");
    assertThat(world.trace()).containsExactly("1", "1 + 2 (10 %)", "3", "1");
  }

  @Test
  void what_lambda_refuses_fails_the_deployment() {
    world.alias.refuse("Too many requests.");

    String id = world.deploy();
    world.pass(Duration.ofSeconds(1));

    assertFailed(id, ErrorCode.INVALID_LAMBDA_CONFIGURATION, "Lambda refused: Too many requests.");
  }

  private void assertFailed(String id, ErrorCode code, String reason) {
    DeploymentInfo info = world.info(id);
    assertThat(info.status()).isEqualTo(DeploymentStatus.FAILED);
    assertThat(info.errorInformation().code()).isEqualTo(code);
    assertThat(info.errorInformation().message())
        .startsWith("The deployment failed because")
        .endsWith(reason);
  }
}
