package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.Deployment;
import bluegreen.embedded.model.Chance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;

/** The deployments there were, each with the group that it belongs to. */
final class DeploymentStore {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private final Map<String, Entry> deployments = new LinkedHashMap<>();
  private final Chance chance;

  DeploymentStore(Chance chance) {
    this.chance = chance;
  }

  private record Entry(String groupId, Deployment deployment) {}

  String newId() {
    return "d-" + chance.text(9, ALPHABET);
  }

  void add(String groupId, Deployment deployment) {
    deployments.put(deployment.info().deploymentId(), new Entry(groupId, deployment));
  }

  Optional<Deployment> find(@Nullable String id) {
    return Optional.ofNullable(deployments.get(Names.deployment(id))).map(Entry::deployment);
  }

  Deployment require(@Nullable String id) {
    return find(id)
        .orElseThrow(
            () ->
                DeploymentDoesNotExistException.builder()
                    .message("The deployment " + id + " could not be found")
                    .build());
  }

  /** All of them, newest first. */
  List<Deployment> all() {
    return newestFirst(deployments.values().stream().toList());
  }

  /** Those of one group, newest first; its name may have changed since. */
  List<Deployment> ofGroup(DeploymentGroupInfo group) {
    return newestFirst(
        deployments.values().stream()
            .filter(e -> e.groupId().equals(group.deploymentGroupId()))
            .toList());
  }

  private static List<Deployment> newestFirst(List<Entry> entries) {
    return new ArrayList<>(entries).reversed().stream().map(Entry::deployment).toList();
  }
}
