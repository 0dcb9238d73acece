package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.Deployment;
import bluegreen.embedded.codedeploy.deployment.DeploymentEnd;
import bluegreen.embedded.codedeploy.deployment.DeploymentPlan;
import bluegreen.embedded.codedeploy.deployment.ShiftSchedule;
import bluegreen.embedded.codedeploy.rules.DeploymentErrors;
import bluegreen.embedded.codedeploy.rules.Limits;
import java.util.Objects;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.ContinueDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.ContinueDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;
import software.amazon.awssdk.services.codedeploy.model.PutLifecycleEventHookExecutionStatusRequest;
import software.amazon.awssdk.services.codedeploy.model.PutLifecycleEventHookExecutionStatusResponse;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.StopStatus;

/** CodeDeploy's operations that start and stop deployments, and report the results of hooks. */
final class DeploymentOperations {
  private final ApplicationStore applications;
  private final DeploymentConfigurationStore configurations;
  private final RevisionStore revisions;
  private final DeploymentStore store;
  private final DeploymentLauncher launcher;

  DeploymentOperations(
      ApplicationStore applications,
      DeploymentConfigurationStore configurations,
      RevisionStore revisions,
      DeploymentStore store,
      DeploymentLauncher launcher) {
    this.applications = applications;
    this.configurations = configurations;
    this.revisions = revisions;
    this.store = store;
    this.launcher = launcher;
  }

  /** Starts a deployment; fails while the group has an active one. */
  public CreateDeploymentResponse createDeployment(CreateDeploymentRequest request) {
    DeploymentGroupInfo group =
        applications.requireGroup(request.applicationName(), request.deploymentGroupName());
    DeploymentConfigInfo configuration =
        configurations.require(
            Objects.requireNonNullElse(
                request.deploymentConfigName(), group.deploymentConfigName()));
    Limits.requireDescription(request.description());
    if (request.fileExistsBehavior() != null) {
      throw DeploymentErrors.fileExistsBehavior();
    }
    requireIdle(group);
    AlarmConfiguration alarms = alarms(request, group);
    AutoRollbackConfiguration rollback = rollback(request, group);
    RevisionStore.Used revision =
        revisions.use(request.applicationName(), request.revision(), group.deploymentGroupName());
    DeploymentInfo info =
        launcher
            .created(group, configuration.deploymentConfigName(), revision.shown())
            .creator(DeploymentCreator.USER)
            .description(request.description())
            .autoRollbackConfiguration(rollback)
            .overrideAlarmConfiguration(request.overrideAlarmConfiguration())
            .build();
    launcher.launch(
        group,
        info,
        new DeploymentPlan.Release(
            revision.appSpec(),
            ShiftSchedule.of(configuration.trafficRoutingConfig()),
            launcher.watch(group, alarms),
            rollback));
    return CreateDeploymentResponse.builder().deploymentId(info.deploymentId()).build();
  }

  /**
   * Requests a stop; the deployment ends a moment later, and is then rolled back if so configured.
   */
  public StopDeploymentResponse stopDeployment(StopDeploymentRequest request) {
    requireActive(request.deploymentId())
        .requestStop(DeploymentEnd.WithRollback.of(request.autoRollbackEnabled()));
    return StopDeploymentResponse.builder()
        .status(StopStatus.PENDING)
        .statusMessage("The deployment is being stopped.")
        .build();
  }

  /** Takes the result of a hook function, which continues or fails its deployment. */
  public PutLifecycleEventHookExecutionStatusResponse putLifecycleEventHookExecutionStatus(
      PutLifecycleEventHookExecutionStatusRequest request) {
    Deployment deployment = store.require(request.deploymentId());
    LifecycleEventStatus status = request.status();
    if (status != LifecycleEventStatus.SUCCEEDED && status != LifecycleEventStatus.FAILED) {
      throw DeploymentErrors.hookStatus(request.statusAsString());
    }
    String executionId = request.lifecycleEventHookExecutionId();
    switch (deployment.report(executionId, status)) {
      case ACCEPTED -> {}
      case UNKNOWN -> throw DeploymentErrors.hookUnknown(executionId);
      case LATE -> throw DeploymentErrors.hookCompleted();
    }
    return PutLifecycleEventHookExecutionStatusResponse.builder()
        .lifecycleEventHookExecutionId(executionId)
        .build();
  }

  /** Always fails: Lambda deployments never wait to be continued. */
  public ContinueDeploymentResponse continueDeployment(ContinueDeploymentRequest request) {
    var _ = requireActive(request.deploymentId());
    throw DeploymentErrors.neverContinued();
  }

  private static AutoRollbackConfiguration rollback(
      CreateDeploymentRequest request, DeploymentGroupInfo group) {
    return request.autoRollbackConfiguration() == null
        ? group.autoRollbackConfiguration()
        : DeploymentGroupRules.rollback(request.autoRollbackConfiguration());
  }

  private static AlarmConfiguration alarms(
      CreateDeploymentRequest request, DeploymentGroupInfo group) {
    return request.overrideAlarmConfiguration() == null
        ? group.alarmConfiguration()
        : DeploymentGroupRules.alarms(request.overrideAlarmConfiguration());
  }

  private void requireIdle(DeploymentGroupInfo group) {
    store.ofGroup(group).stream()
        .filter(Deployment::isActive)
        .findFirst()
        .ifPresent(
            active -> {
              throw DeploymentErrors.groupIsBusy(
                  group.deploymentGroupName(), active.info().deploymentId());
            });
  }

  private Deployment requireActive(String id) {
    Deployment deployment = store.require(id);
    if (!deployment.isActive()) {
      throw DeploymentErrors.deploymentCompleted(id);
    }
    return deployment;
  }
}
