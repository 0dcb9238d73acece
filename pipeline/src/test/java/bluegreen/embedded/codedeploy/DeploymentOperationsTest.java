package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.ALL_AT_ONCE;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentType;
import software.amazon.awssdk.services.codedeploy.model.DescriptionTooLongException;
import software.amazon.awssdk.services.codedeploy.model.InvalidAlarmConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidAutoRollbackConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidFileExistsBehaviorException;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.StopStatus;
import software.amazon.awssdk.services.codedeploy.model.UnsupportedActionForDeploymentTypeException;

class DeploymentOperationsTest {
  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void a_deployment_shows_what_it_was_created_with() {
    String id = world.deploy(r -> r.deploymentConfigName(ALL_AT_ONCE).description("version 2"));

    DeploymentInfo info = world.info(id);
    assertThat(info.applicationName()).isEqualTo("lotto");
    assertThat(info.deploymentGroupName()).isEqualTo("live");
    assertThat(info.deploymentConfigName()).isEqualTo(ALL_AT_ONCE);
    assertThat(info.description()).isEqualTo("version 2");
    assertThat(info.creator()).isEqualTo(DeploymentCreator.USER);
    assertThat(info.computePlatform()).isEqualTo(ComputePlatform.LAMBDA);
    assertThat(info.deploymentStyle().deploymentType()).isEqualTo(DeploymentType.BLUE_GREEN);
    assertThat(info.autoRollbackConfiguration().enabled()).isTrue();
    assertThat(info.overrideAlarmConfiguration()).isNull();
  }

  static Stream<Arguments> wrongRequests() {
    return Stream.of(
        wrong(ApplicationDoesNotExistException.class, r -> r.applicationName("absent")),
        wrong(DeploymentGroupDoesNotExistException.class, r -> r.deploymentGroupName("absent")),
        wrong(DeploymentConfigDoesNotExistException.class, r -> r.deploymentConfigName("absent")),
        wrong(DescriptionTooLongException.class, r -> r.description("x".repeat(1_001))),
        wrong(InvalidFileExistsBehaviorException.class, r -> r.fileExistsBehavior("RETAIN")),
        wrong(
            InvalidAlarmConfigException.class,
            r -> r.overrideAlarmConfiguration(a -> a.enabled(true))),
        wrong(
            InvalidAutoRollbackConfigException.class,
            r -> r.autoRollbackConfiguration(a -> a.enabled(true))));
  }

  private static Arguments wrong(
      Class<? extends CodeDeployException> refusal,
      Consumer<CreateDeploymentRequest.Builder> change) {
    return Arguments.of(refusal, change);
  }

  @ParameterizedTest
  @MethodSource("wrongRequests")
  void a_wrong_request_starts_nothing_and_registers_nothing(
      Class<? extends CodeDeployException> refusal,
      Consumer<CreateDeploymentRequest.Builder> change) {
    assertThatThrownBy(() -> world.deploy(change)).isInstanceOf(refusal);

    assertThat(deployments()).isEmpty();
    assertThat(world.client.listApplicationRevisions(r -> r.applicationName("lotto")).revisions())
        .isEmpty();
  }

  @Test
  void a_group_has_one_active_deployment_at_a_time() {
    String id = world.deploy();

    assertThatThrownBy(world::deploy)
        .isInstanceOf(DeploymentLimitExceededException.class)
        .hasMessage("The Deployment Group 'live' already has an active Deployment '" + id + "'");

    world.passUntilAllIsOver();
    assertThat(world.deploy()).isNotEqualTo(id);
  }

  @Test
  void a_stop_is_pending_at_first() {
    String id = world.deploy();

    StopDeploymentResponse stop = world.stop(id);

    assertThat(stop.status()).isEqualTo(StopStatus.PENDING);
    assertThat(stop.statusMessage()).isEqualTo("The deployment is being stopped.");
  }

  @Test
  void only_an_active_deployment_can_be_stopped() {
    String id = world.deploy();
    world.passUntilAllIsOver();

    assertThatThrownBy(() -> world.stop(id))
        .isInstanceOf(DeploymentAlreadyCompletedException.class)
        .hasMessage("The deployment " + id + " has already completed.");
    assertThatThrownBy(() -> world.stop("d-AAAAAAAAA"))
        .isInstanceOf(DeploymentDoesNotExistException.class);
  }

  @Test
  void no_lambda_deployment_waits_to_be_continued() {
    String id = world.deploy();

    assertThatThrownBy(() -> continueDeployment(id))
        .isInstanceOf(UnsupportedActionForDeploymentTypeException.class);
    world.passUntilAllIsOver();
    assertThatThrownBy(() -> continueDeployment(id))
        .isInstanceOf(DeploymentAlreadyCompletedException.class);
  }

  @Test
  void an_override_of_alarms_is_shown() {
    String id =
        world.deploy(
            r -> r.overrideAlarmConfiguration(a -> a.enabled(true).alarms(named("errors"))));

    assertThat(world.info(id).overrideAlarmConfiguration().alarms())
        .containsExactly(named("errors"));
  }

  private void continueDeployment(String id) {
    world.client.continueDeployment(r -> r.deploymentId(id));
  }

  private List<String> deployments() {
    return world.client.listDeployments(r -> {}).deployments();
  }
}
