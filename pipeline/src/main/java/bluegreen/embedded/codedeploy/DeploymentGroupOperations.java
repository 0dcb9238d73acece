package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.Deployment;
import bluegreen.embedded.model.TagBook;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentGroupsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentGroupsResponse;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupResponse;
import software.amazon.awssdk.services.codedeploy.model.DeleteDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.DeleteDeploymentGroupResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupResponse;
import software.amazon.awssdk.services.codedeploy.model.LastDeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentGroupsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentGroupsResponse;
import software.amazon.awssdk.services.codedeploy.model.OutdatedInstancesStrategy;
import software.amazon.awssdk.services.codedeploy.model.Tag;
import software.amazon.awssdk.services.codedeploy.model.UpdateDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.UpdateDeploymentGroupResponse;

/** CodeDeploy's operations on deployment groups. */
public final class DeploymentGroupOperations {
  private static final int MOST_PER_BATCH = 100;

  private final ApplicationStore store;
  private final DeploymentConfigurationOperations configurations;
  private final DeploymentStore deployments;
  private final TagBook tags;
  private final Arns arns;

  DeploymentGroupOperations(
      ApplicationStore store,
      DeploymentConfigurationOperations configurations,
      DeploymentStore deployments,
      TagBook tags,
      Arns arns) {
    this.store = store;
    this.configurations = configurations;
    this.deployments = deployments;
    this.tags = tags;
    this.arns = arns;
  }

  public CreateDeploymentGroupResponse createDeploymentGroup(CreateDeploymentGroupRequest request) {
    var groups = store.require(request.applicationName()).groups();
    String name = Names.group(request.deploymentGroupName());
    requireFree(groups, name);
    DeploymentGroupInfo group =
        DeploymentGroupInfo.builder()
            .applicationName(request.applicationName())
            .deploymentGroupId(store.newId())
            .deploymentGroupName(name)
            .deploymentConfigName(
                Objects.requireNonNullElse(
                    request.deploymentConfigName(), DeploymentConfigurationOperations.ALL_AT_ONCE))
            .serviceRoleArn(DeploymentGroupRules.role(request.serviceRoleArn()))
            .triggerConfigurations(request.triggerConfigurations())
            .alarmConfiguration(DeploymentGroupRules.alarms(request.alarmConfiguration()))
            .autoRollbackConfiguration(
                DeploymentGroupRules.rollback(request.autoRollbackConfiguration()))
            .deploymentStyle(DeploymentGroupRules.style(request.deploymentStyle()))
            .outdatedInstancesStrategy(OutdatedInstancesStrategy.UPDATE)
            .computePlatform(ComputePlatform.LAMBDA)
            .build();
    configurations.require(group.deploymentConfigName());
    groups.put(name, group);
    tags.add(
        arns.group(request.applicationName(), name),
        request.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (a, b) -> b)));
    return CreateDeploymentGroupResponse.builder()
        .deploymentGroupId(group.deploymentGroupId())
        .build();
  }

  public GetDeploymentGroupResponse getDeploymentGroup(GetDeploymentGroupRequest request) {
    return GetDeploymentGroupResponse.builder()
        .deploymentGroupInfo(
            shown(store.requireGroup(request.applicationName(), request.deploymentGroupName())))
        .build();
  }

  public BatchGetDeploymentGroupsResponse batchGetDeploymentGroups(
      BatchGetDeploymentGroupsRequest request) {
    var groups = store.require(request.applicationName()).groups();
    Limits.requireBatch(request.deploymentGroupNames().size(), MOST_PER_BATCH);
    List<String> absent =
        request.deploymentGroupNames().stream().filter(n -> !groups.containsKey(n)).toList();
    return BatchGetDeploymentGroupsResponse.builder()
        .deploymentGroupsInfo(
            request.deploymentGroupNames().stream()
                .map(groups::get)
                .filter(Objects::nonNull)
                .map(this::shown)
                .toList())
        .errorMessage(absent.isEmpty() ? null : "No Deployment Group found for names: " + absent)
        .build();
  }

  public ListDeploymentGroupsResponse listDeploymentGroups(ListDeploymentGroupsRequest request) {
    return ListDeploymentGroupsResponse.builder()
        .applicationName(request.applicationName())
        .deploymentGroups(List.copyOf(store.require(request.applicationName()).groups().keySet()))
        .build();
  }

  public UpdateDeploymentGroupResponse updateDeploymentGroup(UpdateDeploymentGroupRequest request) {
    String application = request.applicationName();
    DeploymentGroupInfo old = store.requireGroup(application, request.currentDeploymentGroupName());
    DeploymentGroupInfo.Builder group = old.toBuilder();
    ifGiven(request.deploymentConfigName(), configurations::require);
    ifGiven(request.deploymentConfigName(), group::deploymentConfigName);
    ifGiven(request.serviceRoleArn(), r -> group.serviceRoleArn(DeploymentGroupRules.role(r)));
    ifGiven(
        request.alarmConfiguration(),
        a -> group.alarmConfiguration(DeploymentGroupRules.alarms(a)));
    ifGiven(
        request.autoRollbackConfiguration(),
        r -> group.autoRollbackConfiguration(DeploymentGroupRules.rollback(r)));
    ifGiven(request.deploymentStyle(), s -> group.deploymentStyle(DeploymentGroupRules.style(s)));
    if (request.hasTriggerConfigurations()) {
      group.triggerConfigurations(request.triggerConfigurations());
    }
    replace(old, group, request.newDeploymentGroupName());
    return UpdateDeploymentGroupResponse.builder().hooksNotCleanedUp(List.of()).build();
  }

  /** One that doesn't exist is deleted, too. */
  public DeleteDeploymentGroupResponse deleteDeploymentGroup(DeleteDeploymentGroupRequest request) {
    String application = Names.application(request.applicationName());
    String name = Names.group(request.deploymentGroupName());
    if (store.all().containsKey(application)) {
      store.require(application).groups().remove(name);
    }
    tags.drop(arns.group(application, name));
    return DeleteDeploymentGroupResponse.builder().hooksNotCleanedUp(List.of()).build();
  }

  private void replace(
      DeploymentGroupInfo old, DeploymentGroupInfo.Builder group, @Nullable String newName) {
    var groups = store.require(old.applicationName()).groups();
    String name = newName == null ? old.deploymentGroupName() : Names.group(newName);
    if (!name.equals(old.deploymentGroupName())) {
      requireFree(groups, name);
      groups.remove(old.deploymentGroupName());
      tags.move(
          arns.group(old.applicationName(), old.deploymentGroupName()),
          arns.group(old.applicationName(), name));
    }
    groups.put(name, group.deploymentGroupName(name).build());
  }

  /** With what its deployments have come to. */
  private DeploymentGroupInfo shown(DeploymentGroupInfo group) {
    List<DeploymentInfo> newestFirst =
        deployments.ofGroup(group).stream().map(Deployment::info).toList();
    DeploymentGroupInfo.Builder shown = group.toBuilder();
    newestFirst.stream()
        .findFirst()
        .map(DeploymentGroupOperations::last)
        .ifPresent(shown::lastAttemptedDeployment);
    newestFirst.stream()
        .filter(d -> d.status() == DeploymentStatus.SUCCEEDED)
        .findFirst()
        .ifPresent(d -> shown.lastSuccessfulDeployment(last(d)).targetRevision(d.revision()));
    return shown.build();
  }

  private static LastDeploymentInfo last(DeploymentInfo deployment) {
    return LastDeploymentInfo.builder()
        .deploymentId(deployment.deploymentId())
        .status(deployment.status())
        .createTime(deployment.createTime())
        .endTime(deployment.completeTime())
        .build();
  }

  private static void requireFree(Map<String, DeploymentGroupInfo> groups, String name) {
    if (groups.containsKey(name)) {
      throw DeploymentGroupAlreadyExistsException.builder()
          .message("Deployment group already exists with the name: " + name)
          .build();
    }
  }

  private static <T> void ifGiven(@Nullable T value, Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }
}
