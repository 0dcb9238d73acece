package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentGroupsResponse;
import software.amazon.awssdk.services.codedeploy.model.BatchLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentGroupsResponse;

class DeploymentGroupQueryOperationsTest {
  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void groups_are_listed_by_application() {
    ListDeploymentGroupsResponse list =
        world.client.listDeploymentGroups(r -> r.applicationName("lotto"));

    assertThat(list.applicationName()).isEqualTo("lotto");
    assertThat(list.deploymentGroups()).containsExactly("live");
    assertThatThrownBy(() -> world.client.listDeploymentGroups(r -> r.applicationName("absent")))
        .isInstanceOf(ApplicationDoesNotExistException.class);
  }

  @Test
  void a_batch_names_the_groups_that_do_not_exist() {
    String deployment = world.deploy();
    world.passUntilAllIsOver();

    BatchGetDeploymentGroupsResponse batch = batch(List.of("live", "absent"));

    assertThat(batch.deploymentGroupsInfo())
        .extracting(g -> g.lastSuccessfulDeployment().deploymentId())
        .containsExactly(deployment);
    assertThat(batch.errorMessage()).isEqualTo("No Deployment Group found for names: [absent]");
    assertThat(batch(List.of("live")).errorMessage()).isNull();
  }

  @Test
  void at_most_100_groups_are_shown_at_once() {
    assertThat(batch(Collections.nCopies(100, "live")).deploymentGroupsInfo()).hasSize(100);

    assertThatThrownBy(() -> batch(Collections.nCopies(101, "live")))
        .isInstanceOf(BatchLimitExceededException.class);
  }

  @Test
  void a_group_shows_its_last_deployments() {
    String good = world.deploy();
    world.passUntilAllIsOver();
    String bad = world.deploy();
    world.pass(Duration.ofSeconds(2));

    DeploymentGroupInfo group = get("live");

    assertThat(group.lastSuccessfulDeployment().deploymentId()).isEqualTo(good);
    assertThat(group.lastSuccessfulDeployment().createTime()).isEqualTo(START);
    assertThat(group.lastSuccessfulDeployment().endTime()).isEqualTo(START.plusSeconds(305));
    assertThat(group.targetRevision()).isEqualTo(world.info(good).revision());
    assertThat(group.lastAttemptedDeployment().deploymentId()).isEqualTo(bad);
    assertThat(group.lastAttemptedDeployment().status()).isEqualTo(DeploymentStatus.FAILED);
  }

  @Test
  void a_group_knows_nothing_of_the_deployments_of_another_group() {
    create(g -> g.deploymentGroupName("other"));
    world.deploy();

    assertThat(get("other").lastAttemptedDeployment()).isNull();
    String second = world.deploy(r -> r.deploymentGroupName("other"));
    assertThat(get("other").lastAttemptedDeployment().deploymentId()).isEqualTo(second);
    assertThat(get("live").lastAttemptedDeployment().deploymentId()).isNotEqualTo(second);
  }

  private String create(Consumer<CreateDeploymentGroupRequest.Builder> more) {
    return world
        .client
        .createDeploymentGroup(CodeDeployWorld.group().applyMutation(more).build())
        .deploymentGroupId();
  }

  private DeploymentGroupInfo get(String name) {
    return world
        .client
        .getDeploymentGroup(r -> r.applicationName("lotto").deploymentGroupName(name))
        .deploymentGroupInfo();
  }

  private BatchGetDeploymentGroupsResponse batch(List<String> names) {
    return world.client.batchGetDeploymentGroups(
        r -> r.applicationName("lotto").deploymentGroupNames(names));
  }
}
