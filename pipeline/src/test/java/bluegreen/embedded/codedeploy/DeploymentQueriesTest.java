package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.START;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.appSpec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.ApplicationNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.ContinueDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DescriptionTooLongException;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentTargetRequest;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentIdException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStatusException;
import software.amazon.awssdk.services.codedeploy.model.InvalidFileExistsBehaviorException;
import software.amazon.awssdk.services.codedeploy.model.InvalidNextTokenException;
import software.amazon.awssdk.services.codedeploy.model.InvalidTimeRangeException;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.UnsupportedActionForDeploymentTypeException;

class DeploymentQueriesTest {
  private final CodeDeployWorld world = new CodeDeployWorld();
  private final DeploymentQueryOperations queries = world.codeDeploy.queries();

  @Test
  void deploymentsAreListedNewestFirstByGroupStatusAndTime() {
    String first = world.deploy();
    world.pass(Duration.ofMinutes(6));
    String second = world.deploy();
    world.pass(Duration.ofMinutes(6));

    assertThat(list(r -> {})).containsExactly(second, first);
    assertThat(list(r -> r.applicationName("lotto").deploymentGroupName("live"))).hasSize(2);
    assertThat(list(r -> r.includeOnlyStatusesWithStrings("Failed"))).containsExactly(second);
    assertThat(list(r -> r.createTimeRange(t -> t.end(START)))).containsExactly(first);
    assertThat(list(r -> r.createTimeRange(t -> t.start(START.plusSeconds(1)))))
        .containsExactly(second);
  }

  @Test
  void longListsComeInPages() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      all.addFirst(world.deploy("version: 0.0", r -> {}));
      world.pass(Duration.ofSeconds(2));
    }

    assertThat(list(r -> {})).isEqualTo(all.subList(0, 100));
    assertThat(list(r -> r.nextToken("100"))).isEqualTo(all.subList(100, 101));
    assertThatThrownBy(() -> list(r -> r.nextToken("nonsense")))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  void listsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> list(r -> r.applicationName("lotto")))
        .isInstanceOf(DeploymentGroupNameRequiredException.class);
    assertThatThrownBy(() -> list(r -> r.deploymentGroupName("live")))
        .isInstanceOf(ApplicationNameRequiredException.class);
    assertThatThrownBy(() -> list(r -> r.includeOnlyStatusesWithStrings("Nonsense")))
        .isInstanceOf(InvalidDeploymentStatusException.class);
    assertThatThrownBy(
            () -> list(r -> r.createTimeRange(t -> t.start(START).end(START.minusSeconds(1)))))
        .isInstanceOf(InvalidTimeRangeException.class);
  }

  @Test
  void aBatchLeavesOutWhatDoesNotExist() {
    String id = world.deploy();

    assertThat(
            queries
                .batchGetDeployments(
                    BatchGetDeploymentsRequest.builder().deploymentIds(id, "d-AAAAAAAAA").build())
                .deploymentsInfo())
        .extracting(DeploymentInfo::deploymentId)
        .containsExactly(id);
    assertThatThrownBy(
            () ->
                queries.batchGetDeployments(
                    BatchGetDeploymentsRequest.builder()
                        .deploymentIds(Collections.nCopies(26, id))
                        .build()))
        .isInstanceOf(BatchLimitExceededException.class);
  }

  @Test
  void deploymentsAreKnownByTheirId() {
    assertThatThrownBy(() -> world.info("d-AAAAAAAAA"))
        .isInstanceOf(DeploymentDoesNotExistException.class)
        .hasMessage("The deployment d-AAAAAAAAA could not be found");
    assertThatThrownBy(() -> world.info("nonsense"))
        .isInstanceOf(InvalidDeploymentIdException.class);
    assertThatThrownBy(() -> queries.getDeployment(GetDeploymentRequest.builder().build()))
        .isInstanceOf(DeploymentIdRequiredException.class);
    assertThatThrownBy(() -> world.stop("d-AAAAAAAAA", r -> {}))
        .isInstanceOf(DeploymentDoesNotExistException.class);
  }

  @Test
  void theTargetIsThereOnceTheDeploymentStarted() {
    String id = world.deploy();
    assertThatThrownBy(() -> targets(id)).isInstanceOf(DeploymentNotStartedException.class);

    world.pass(Duration.ofSeconds(1));

    assertThat(targets(id)).containsExactly("lotto");
    assertThat(
            queries
                .batchGetDeploymentTargets(
                    BatchGetDeploymentTargetsRequest.builder()
                        .deploymentId(id)
                        .targetIds("lotto")
                        .build())
                .deploymentTargets())
        .hasSize(1);
    assertThatThrownBy(
            () ->
                queries.getDeploymentTarget(
                    GetDeploymentTargetRequest.builder().deploymentId(id).targetId("x").build()))
        .isInstanceOf(DeploymentTargetDoesNotExistException.class);
    assertThatThrownBy(
            () ->
                queries.getDeploymentTarget(
                    GetDeploymentTargetRequest.builder().deploymentId(id).build()))
        .isInstanceOf(DeploymentTargetIdRequiredException.class);
  }

  @Test
  void anUnreadableAppSpecHasNoTarget() {
    String id = world.deploy("version: 0.0", r -> {});

    world.pass(Duration.ofSeconds(1));

    assertThat(targets(id)).isEmpty();
    assertThat(world.info(id).errorInformation().message()).contains("exactly one function");
  }

  @Test
  void deploymentsThatCannotBeAreRefused() {
    assertThatThrownBy(
            () -> world.deploy(appSpec("1", "2", ""), r -> r.description("x".repeat(1_001))))
        .isInstanceOf(DescriptionTooLongException.class);
    assertThatThrownBy(
            () -> world.deploy(appSpec("1", "2", ""), r -> r.deploymentConfigName("absent")))
        .isInstanceOf(DeploymentConfigDoesNotExistException.class)
        .hasMessage("No Deployment Configuration found for name: absent");
    assertThatThrownBy(
            () -> world.deploy(appSpec("1", "2", ""), r -> r.fileExistsBehavior("RETAIN")))
        .isInstanceOf(InvalidFileExistsBehaviorException.class);
    assertThat(list(r -> {})).isEmpty();
  }

  @Test
  void lambdaDeploymentsAreNeverContinued() {
    String id = world.deploy();

    assertThatThrownBy(
            () ->
                world
                    .codeDeploy
                    .deployments()
                    .continueDeployment(
                        ContinueDeploymentRequest.builder().deploymentId(id).build()))
        .isInstanceOf(UnsupportedActionForDeploymentTypeException.class);
  }

  private List<String> list(Consumer<ListDeploymentsRequest.Builder> more) {
    return queries
        .listDeployments(ListDeploymentsRequest.builder().applyMutation(more).build())
        .deployments();
  }

  private List<String> targets(String id) {
    return queries
        .listDeploymentTargets(ListDeploymentTargetsRequest.builder().deploymentId(id).build())
        .targetIds();
  }
}
