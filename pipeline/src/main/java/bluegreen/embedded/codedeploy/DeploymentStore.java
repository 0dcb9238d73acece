package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.Deployment;
import bluegreen.embedded.codedeploy.rules.DeploymentErrors;
import bluegreen.embedded.codedeploy.rules.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;

/** All deployments, each with the id of its group. */
final class DeploymentStore {
  private final Map<String, Entry> deployments = new LinkedHashMap<>();

  private record Entry(String groupId, Deployment deployment) {}

  void add(String groupId, Deployment deployment) {
    deployments.put(deployment.info().deploymentId(), new Entry(groupId, deployment));
  }

  Optional<Deployment> find(String id) {
    return Optional.ofNullable(deployments.get(Names.deployment(id))).map(Entry::deployment);
  }

  Deployment require(@Nullable String id) {
    String checked = Names.deployment(id);
    return find(checked).orElseThrow(() -> DeploymentErrors.deploymentNotFound(checked));
  }

  /** All deployments, newest first. */
  List<Deployment> all() {
    return newestFirst(deployments.values().stream().toList());
  }

  /**
   * The deployments of one group, newest first, including those from before the group was renamed.
   */
  List<Deployment> ofGroup(DeploymentGroupInfo group) {
    return newestFirst(
        deployments.values().stream()
            .filter(e -> e.groupId().equals(group.deploymentGroupId()))
            .toList());
  }

  /** Forgets the deployments of a group. */
  void drop(DeploymentGroupInfo group) {
    deployments.values().removeIf(e -> e.groupId().equals(group.deploymentGroupId()));
  }

  private static List<Deployment> newestFirst(List<Entry> entries) {
    return new ArrayList<>(entries).reversed().stream().map(Entry::deployment).toList();
  }
}
