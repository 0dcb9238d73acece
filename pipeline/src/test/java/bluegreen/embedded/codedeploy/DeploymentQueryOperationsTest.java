package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.BatchLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentIdException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStatusException;
import software.amazon.awssdk.services.codedeploy.model.InvalidNextTokenException;
import software.amazon.awssdk.services.codedeploy.model.InvalidTimeRangeException;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsResponse;

class DeploymentQueryOperationsTest {
  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void deployments_are_listed_newest_first() {
    String first = world.deploy();
    world.passUntilAllIsOver();
    String second = world.deploy();

    assertThat(list(r -> {})).containsExactly(second, first);
  }

  @Test
  void deployments_are_listed_by_group() {
    world.client.createDeploymentGroup(
        CodeDeployWorld.group().deploymentGroupName("other").build());
    String live = world.deploy();
    String other = world.deploy(r -> r.deploymentGroupName("other"));

    assertThat(list(r -> {})).containsExactly(other, live);
    assertThat(list(r -> r.applicationName("lotto").deploymentGroupName("live")))
        .containsExactly(live);
    assertThat(list(r -> r.applicationName("lotto").deploymentGroupName("other")))
        .containsExactly(other);
  }

  @Test
  void deployments_are_listed_by_status() {
    String succeeded = world.deploy();
    world.passUntilAllIsOver();
    String failed = world.deploy();
    world.passUntilAllIsOver();

    assertThat(list(r -> r.includeOnlyStatusesWithStrings("Failed"))).containsExactly(failed);
    assertThat(list(r -> r.includeOnlyStatusesWithStrings("Succeeded", "Failed")))
        .containsExactly(failed, succeeded);
    assertThat(list(r -> r.includeOnlyStatusesWithStrings("Created"))).isEmpty();
  }

  @Test
  void deployments_are_listed_by_the_time_of_their_creation() {
    String first = world.deploy();
    world.passUntilAllIsOver();
    String second = world.deploy();

    assertThat(list(r -> r.createTimeRange(t -> t.end(START)))).containsExactly(first);
    assertThat(list(r -> r.createTimeRange(t -> t.start(START)))).containsExactly(second, first);
    assertThat(list(r -> r.createTimeRange(t -> t.start(START).end(START)))).containsExactly(first);
    assertThat(list(r -> r.createTimeRange(t -> t.start(START.plusSeconds(1)))))
        .containsExactly(second);
    assertThat(list(r -> r.createTimeRange(t -> t.end(START.minusSeconds(1))))).isEmpty();
  }

  @Test
  void long_lists_come_in_pages_of_100() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      all.addFirst(world.deployAppSpec("version: 0.0"));
      world.pass(Duration.ofSeconds(2));
    }

    ListDeploymentsResponse page = world.client.listDeployments(r -> {});
    assertThat(page.deployments()).isEqualTo(all.subList(0, 100));
    assertThat(list(r -> r.nextToken(page.nextToken()))).isEqualTo(all.subList(100, 101));
    assertThatThrownBy(() -> list(r -> r.nextToken("nonsense")))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  void lists_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> list(r -> r.applicationName("lotto")))
        .isInstanceOf(DeploymentGroupNameRequiredException.class);
    assertThatThrownBy(() -> list(r -> r.applicationName("absent")))
        .isInstanceOf(ApplicationDoesNotExistException.class);
    assertThatThrownBy(() -> list(r -> r.deploymentGroupName("live")))
        .isInstanceOf(ApplicationNameRequiredException.class);
    assertThatThrownBy(() -> list(r -> r.includeOnlyStatusesWithStrings("Nonsense")))
        .isInstanceOf(InvalidDeploymentStatusException.class);
    assertThatThrownBy(
            () -> list(r -> r.createTimeRange(t -> t.start(START).end(START.minusMillis(1)))))
        .isInstanceOf(InvalidTimeRangeException.class);
  }

  @Test
  void a_batch_leaves_out_deployments_that_do_not_exist() {
    String id = world.deploy();

    assertThat(batch(List.of(id, "d-AAAAAAAAA")))
        .extracting(DeploymentInfo::deploymentId)
        .containsExactly(id);
  }

  @Test
  void at_most_25_deployments_are_shown_at_once() {
    String id = world.deploy();

    assertThat(batch(Collections.nCopies(25, id))).hasSize(25);
    assertThatThrownBy(() -> batch(Collections.nCopies(26, id)))
        .isInstanceOf(BatchLimitExceededException.class);
  }

  @Test
  void deployments_are_known_by_their_id() {
    assertThat(world.deploy()).matches("d-[A-Z0-9]{9}");

    assertThatThrownBy(() -> world.info("d-AAAAAAAAA"))
        .isInstanceOf(DeploymentDoesNotExistException.class)
        .hasMessage("The deployment d-AAAAAAAAA could not be found");
    assertThatThrownBy(() -> world.info("nonsense"))
        .isInstanceOf(InvalidDeploymentIdException.class);
    assertThatThrownBy(() -> world.client.getDeployment(r -> {}))
        .isInstanceOf(DeploymentIdRequiredException.class);
  }

  private List<String> list(Consumer<ListDeploymentsRequest.Builder> more) {
    return world.client.listDeployments(more).deployments();
  }

  private List<DeploymentInfo> batch(List<String> ids) {
    return world.client.batchGetDeployments(r -> r.deploymentIds(ids)).deploymentsInfo();
  }
}
