package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.Deployment;
import bluegreen.embedded.codedeploy.rules.Limits;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentGroupsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentGroupsResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupResponse;
import software.amazon.awssdk.services.codedeploy.model.LastDeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentGroupsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentGroupsResponse;

/** CodeDeploy's operations that read deployment groups. */
final class DeploymentGroupQueryOperations {
  private final ApplicationStore applications;
  private final DeploymentStore deployments;

  DeploymentGroupQueryOperations(ApplicationStore applications, DeploymentStore deployments) {
    this.applications = applications;
    this.deployments = deployments;
  }

  public GetDeploymentGroupResponse getDeploymentGroup(GetDeploymentGroupRequest request) {
    DeploymentGroupInfo group =
        applications.requireGroup(request.applicationName(), request.deploymentGroupName());
    return GetDeploymentGroupResponse.builder().deploymentGroupInfo(withLast(group)).build();
  }

  /** Shows up to 100 groups, and names those that do not exist in an error message. */
  public BatchGetDeploymentGroupsResponse batchGetDeploymentGroups(
      BatchGetDeploymentGroupsRequest request) {
    var groups = applications.require(request.applicationName()).groups();
    Limits.requireNameBatch(request.deploymentGroupNames());
    List<String> absent =
        request.deploymentGroupNames().stream().filter(n -> !groups.containsKey(n)).toList();
    return BatchGetDeploymentGroupsResponse.builder()
        .deploymentGroupsInfo(
            request.deploymentGroupNames().stream()
                .map(groups::get)
                .filter(Objects::nonNull)
                .map(this::withLast)
                .toList())
        .errorMessage(absent.isEmpty() ? null : "No Deployment Group found for names: " + absent)
        .build();
  }

  public ListDeploymentGroupsResponse listDeploymentGroups(ListDeploymentGroupsRequest request) {
    return ListDeploymentGroupsResponse.builder()
        .applicationName(request.applicationName())
        .deploymentGroups(
            List.copyOf(applications.require(request.applicationName()).groups().keySet()))
        .build();
  }

  /** Adds the last attempted and the last successful deployment. */
  private DeploymentGroupInfo withLast(DeploymentGroupInfo group) {
    List<DeploymentInfo> newestFirst =
        deployments.ofGroup(group).stream().map(Deployment::info).toList();
    Optional<DeploymentInfo> succeeded =
        newestFirst.stream().filter(d -> d.status() == DeploymentStatus.SUCCEEDED).findFirst();
    DeploymentGroupInfo.Builder shown = group.toBuilder();
    newestFirst.stream().findFirst().ifPresent(d -> shown.lastAttemptedDeployment(last(d)));
    succeeded.ifPresent(d -> shown.lastSuccessfulDeployment(last(d)).targetRevision(d.revision()));
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
}
