package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.Deployment;
import bluegreen.embedded.codedeploy.rules.DeploymentErrors;
import bluegreen.embedded.codedeploy.rules.Limits;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentTargetsResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTarget;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetType;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentTargetRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentTargetResponse;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsResponse;

/** CodeDeploy's operations that read the target of a deployment: the alias of one function. */
final class DeploymentTargetOperations {
  private final DeploymentStore store;

  DeploymentTargetOperations(DeploymentStore store) {
    this.store = store;
  }

  /** Lists the only target, by the name of its function; fails until the deployment has started. */
  public ListDeploymentTargetsResponse listDeploymentTargets(ListDeploymentTargetsRequest request) {
    return ListDeploymentTargetsResponse.builder()
        .targetIds(
            started(request.deploymentId()).target().stream().map(LambdaTarget::targetId).toList())
        .build();
  }

  public GetDeploymentTargetResponse getDeploymentTarget(GetDeploymentTargetRequest request) {
    return GetDeploymentTargetResponse.builder()
        .deploymentTarget(target(started(request.deploymentId()), request.targetId()))
        .build();
  }

  public BatchGetDeploymentTargetsResponse batchGetDeploymentTargets(
      BatchGetDeploymentTargetsRequest request) {
    Deployment deployment = started(request.deploymentId());
    Limits.requireBatch(request.targetIds());
    return BatchGetDeploymentTargetsResponse.builder()
        .deploymentTargets(request.targetIds().stream().map(id -> target(deployment, id)).toList())
        .build();
  }

  private Deployment started(String id) {
    Deployment deployment = store.require(id);
    if (deployment.info().startTime() == null) {
      throw DeploymentErrors.deploymentNotStarted(id);
    }
    return deployment;
  }

  private static DeploymentTarget target(Deployment deployment, @Nullable String id) {
    if (id == null) {
      throw DeploymentErrors.targetIdRequired();
    }
    return deployment
        .target()
        .filter(target -> target.targetId().equals(id))
        .map(
            target ->
                DeploymentTarget.builder()
                    .deploymentTargetType(DeploymentTargetType.LAMBDA_TARGET)
                    .lambdaTarget(target)
                    .build())
        .orElseThrow(() -> DeploymentErrors.targetNotFound(id));
  }
}
