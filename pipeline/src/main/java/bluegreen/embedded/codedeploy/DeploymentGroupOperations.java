package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.rules.Errors;
import bluegreen.embedded.codedeploy.rules.Names;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.TagStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupResponse;
import software.amazon.awssdk.services.codedeploy.model.DeleteDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.DeleteDeploymentGroupResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.OutdatedInstancesStrategy;
import software.amazon.awssdk.services.codedeploy.model.UpdateDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.UpdateDeploymentGroupResponse;

/** CodeDeploy's operations that create, change and delete deployment groups. */
public final class DeploymentGroupOperations {
  private final Chance chance;
  private final ApplicationStore applications;
  private final DeploymentConfigurationStore configurations;
  private final TagStore tags;

  DeploymentGroupOperations(
      Chance chance,
      ApplicationStore applications,
      DeploymentConfigurationStore configurations,
      TagStore tags) {
    this.chance = chance;
    this.applications = applications;
    this.configurations = configurations;
    this.tags = tags;
  }

  /** Creates a deployment group; without configuration it shifts traffic all at once. */
  public CreateDeploymentGroupResponse createDeploymentGroup(CreateDeploymentGroupRequest request) {
    var groups = applications.require(request.applicationName()).groups();
    String name = Names.group(request.deploymentGroupName());
    requireFree(groups, name);
    DeploymentGroupInfo group = group(request, chance.uuid());
    configurations.require(group.deploymentConfigName());
    groups.put(name, group);
    tags.add(group.deploymentGroupId(), TagOperations.byKey(request.tags()));
    return CreateDeploymentGroupResponse.builder()
        .deploymentGroupId(group.deploymentGroupId())
        .build();
  }

  /** Changes the given settings of a group; running deployments keep the old ones. */
  public UpdateDeploymentGroupResponse updateDeploymentGroup(UpdateDeploymentGroupRequest request) {
    DeploymentGroupInfo old =
        applications.requireGroup(request.applicationName(), request.currentDeploymentGroupName());
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
    ifGiven(request.newDeploymentGroupName(), n -> group.deploymentGroupName(Names.group(n)));
    replace(old, group.build());
    return UpdateDeploymentGroupResponse.builder().hooksNotCleanedUp(List.of()).build();
  }

  /** Idempotent: a group that does not exist counts as deleted. */
  public DeleteDeploymentGroupResponse deleteDeploymentGroup(DeleteDeploymentGroupRequest request) {
    String name = Names.group(request.deploymentGroupName());
    applications
        .find(request.applicationName())
        .ifPresent(application -> application.groups().remove(name));
    return DeleteDeploymentGroupResponse.builder().hooksNotCleanedUp(List.of()).build();
  }

  private static DeploymentGroupInfo group(CreateDeploymentGroupRequest request, String id) {
    return DeploymentGroupInfo.builder()
        .applicationName(request.applicationName())
        .deploymentGroupId(id)
        .deploymentGroupName(request.deploymentGroupName())
        .deploymentConfigName(
            Objects.requireNonNullElse(
                request.deploymentConfigName(), DeploymentConfigurationStore.ALL_AT_ONCE))
        .serviceRoleArn(DeploymentGroupRules.role(request.serviceRoleArn()))
        .triggerConfigurations(request.triggerConfigurations())
        .alarmConfiguration(DeploymentGroupRules.alarms(request.alarmConfiguration()))
        .autoRollbackConfiguration(
            DeploymentGroupRules.rollback(request.autoRollbackConfiguration()))
        .deploymentStyle(DeploymentGroupRules.style(request.deploymentStyle()))
        .outdatedInstancesStrategy(OutdatedInstancesStrategy.UPDATE)
        .computePlatform(ComputePlatform.LAMBDA)
        .build();
  }

  private void replace(DeploymentGroupInfo old, DeploymentGroupInfo group) {
    var groups = applications.require(old.applicationName()).groups();
    if (!group.deploymentGroupName().equals(old.deploymentGroupName())) {
      requireFree(groups, group.deploymentGroupName());
      groups.remove(old.deploymentGroupName());
    }
    groups.put(group.deploymentGroupName(), group);
  }

  private static void requireFree(Map<String, DeploymentGroupInfo> groups, String name) {
    if (groups.containsKey(name)) {
      throw Errors.groupExists(name);
    }
  }

  private static <T> void ifGiven(@Nullable T value, Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }
}
