package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.AlarmWatch;
import bluegreen.embedded.codedeploy.deployment.AppSpec;
import bluegreen.embedded.codedeploy.deployment.AppSpecParser;
import bluegreen.embedded.codedeploy.deployment.Deployment;
import bluegreen.embedded.codedeploy.deployment.DeploymentEnd;
import bluegreen.embedded.codedeploy.deployment.DeploymentPlan;
import bluegreen.embedded.codedeploy.deployment.DeploymentServices;
import bluegreen.embedded.codedeploy.deployment.Phase;
import bluegreen.embedded.codedeploy.deployment.ShiftSchedule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.ContinueDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.ContinueDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.InvalidFileExistsBehaviorException;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionStatusException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;
import software.amazon.awssdk.services.codedeploy.model.PutLifecycleEventHookExecutionStatusRequest;
import software.amazon.awssdk.services.codedeploy.model.PutLifecycleEventHookExecutionStatusResponse;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.StopStatus;
import software.amazon.awssdk.services.codedeploy.model.UnsupportedActionForDeploymentTypeException;

/** CodeDeploy's operations that start, stop and steer deployments. */
final class DeploymentOperations {
  private final DeploymentServices services;
  private final ApplicationStore applications;
  private final DeploymentConfigurationOperations configurations;
  private final RevisionOperations revisions;
  private final DeploymentStore store;

  DeploymentOperations(
      DeploymentServices services,
      ApplicationStore applications,
      DeploymentConfigurationOperations configurations,
      RevisionOperations revisions,
      DeploymentStore store) {
    this.services = services;
    this.applications = applications;
    this.configurations = configurations;
    this.revisions = revisions;
    this.store = store;
    services
        .alarms()
        .onAlarmChange(
            (at, alarm, before, after, reason) -> {
              if (after == StateValue.ALARM) {
                store.all().forEach(d -> d.alarmRaised(alarm));
              }
            });
  }

  public CreateDeploymentResponse createDeployment(CreateDeploymentRequest request) {
    DeploymentGroupInfo group =
        applications.requireGroup(request.applicationName(), request.deploymentGroupName());
    DeploymentConfigInfo configuration =
        configurations.require(
            Objects.requireNonNullElse(
                request.deploymentConfigName(), group.deploymentConfigName()));
    check(request);
    requireIdle(group);
    AutoRollbackConfiguration rollback = rollback(request, group);
    RevisionLocation revision =
        revisions.use(request.applicationName(), request.revision(), group.deploymentGroupName());
    DeploymentInfo info =
        info(group, configuration.deploymentConfigName(), revision)
            .creator(DeploymentCreator.USER)
            .description(request.description())
            .autoRollbackConfiguration(rollback)
            .overrideAlarmConfiguration(request.overrideAlarmConfiguration())
            .build();
    DeploymentPlan plan =
        new DeploymentPlan(
            ShiftSchedule.of(configuration.trafficRoutingConfig()),
            watch(request, group),
            Boolean.TRUE.equals(rollback.enabled()) ? Set.copyOf(rollback.events()) : Set.of());
    String content = revision.appSpecContent().content();
    launch(
        group,
        new Deployment(
            services,
            plan,
            info,
            () -> AppSpecParser.parse(content),
            (deployment, end) -> ended(group, deployment, end)),
        new Phase.Preparing());
    return CreateDeploymentResponse.builder().deploymentId(info.deploymentId()).build();
  }

  /** The deployment ends a moment later. */
  public StopDeploymentResponse stopDeployment(StopDeploymentRequest request) {
    requireActive(store.require(request.deploymentId()))
        .requestStop(Optional.ofNullable(request.autoRollbackEnabled()));
    return StopDeploymentResponse.builder()
        .status(StopStatus.PENDING)
        .statusMessage("The deployment is being stopped.")
        .build();
  }

  public PutLifecycleEventHookExecutionStatusResponse putLifecycleEventHookExecutionStatus(
      PutLifecycleEventHookExecutionStatusRequest request) {
    Deployment deployment = store.require(request.deploymentId());
    LifecycleEventStatus status = request.status();
    if (status != LifecycleEventStatus.SUCCEEDED && status != LifecycleEventStatus.FAILED) {
      throw InvalidLifecycleEventHookExecutionStatusException.builder()
          .message(
              "The status of a hook must be Succeeded or Failed, not " + request.statusAsString())
          .build();
    }
    deployment.reportHook(
        request.lifecycleEventHookExecutionId(), status == LifecycleEventStatus.SUCCEEDED);
    return PutLifecycleEventHookExecutionStatusResponse.builder()
        .lifecycleEventHookExecutionId(request.lifecycleEventHookExecutionId())
        .build();
  }

  /** Lambda deployments never wait to be continued. */
  public ContinueDeploymentResponse continueDeployment(ContinueDeploymentRequest request) {
    requireActive(store.require(request.deploymentId()));
    throw UnsupportedActionForDeploymentTypeException.builder()
        .message("Lambda deployments can't be continued: they shift traffic by themselves.")
        .build();
  }

  private static AutoRollbackConfiguration rollback(
      CreateDeploymentRequest request, DeploymentGroupInfo group) {
    return request.autoRollbackConfiguration() == null
        ? group.autoRollbackConfiguration()
        : DeploymentGroupRules.rollback(request.autoRollbackConfiguration());
  }

  private AlarmWatch watch(CreateDeploymentRequest request, DeploymentGroupInfo group) {
    AlarmConfiguration alarms =
        request.overrideAlarmConfiguration() == null
            ? group.alarmConfiguration()
            : DeploymentGroupRules.alarms(request.overrideAlarmConfiguration());
    return new AlarmWatch(
        services.alarms(),
        alarms.enabled() ? alarms.alarms().stream().map(Alarm::name).toList() : List.of(),
        !alarms.ignorePollAlarmFailure());
  }

  private void launch(DeploymentGroupInfo group, Deployment deployment, Phase first) {
    store.add(group.deploymentGroupId(), deployment);
    deployment.enter(new Phase.Queued(first));
  }

  private void ended(DeploymentGroupInfo group, Deployment deployment, DeploymentEnd end) {
    if (end.rollsBack(deployment.plan().rollbackEvents())) {
      deployment.checkedSpec().ifPresent(spec -> rollBack(group, deployment, spec));
    }
  }

  /** A deployment of its own, in the moment in which the other one ends. */
  private void rollBack(DeploymentGroupInfo group, Deployment failed, AppSpec spec) {
    String failedId = failed.info().deploymentId();
    DeploymentInfo.Builder info =
        info(group, DeploymentConfigurationOperations.ALL_AT_ONCE, failed.info().revision())
            .creator(DeploymentCreator.CODE_DEPLOY_ROLLBACK);
    String id = info.build().deploymentId();
    String message = "Deployment " + id + " is triggered to roll back deployment " + failedId + ".";
    RollbackInfo rollback = RollbackInfo.builder().rollbackMessage(message).build();
    failed.record().relate(rollback.toBuilder().rollbackDeploymentId(id).build());
    info.description(message)
        .rollbackInfo(rollback.toBuilder().rollbackTriggeringDeploymentId(failedId).build());
    launch(
        group,
        new Deployment(
            services,
            failed.plan().forRollback(),
            info.build(),
            spec::reversed,
            (ended, end) -> {}),
        new Phase.Restoring());
  }

  private DeploymentInfo.Builder info(
      DeploymentGroupInfo group, String configuration, RevisionLocation revision) {
    return DeploymentInfo.builder()
        .applicationName(group.applicationName())
        .deploymentGroupName(group.deploymentGroupName())
        .deploymentConfigName(configuration)
        .deploymentId(store.newId())
        .revision(RevisionOperations.withoutContent(revision))
        .status(DeploymentStatus.CREATED)
        .createTime(services.timeline().now())
        .ignoreApplicationStopFailures(false)
        .updateOutdatedInstancesOnly(false)
        .instanceTerminationWaitTimeStarted(false)
        .deploymentStyle(group.deploymentStyle())
        .computePlatform(ComputePlatform.LAMBDA);
  }

  private void requireIdle(DeploymentGroupInfo group) {
    List<Deployment> active = store.ofGroup(group).stream().filter(Deployment::isActive).toList();
    if (!active.isEmpty()) {
      throw DeploymentLimitExceededException.builder()
          .message(
              "The Deployment Group '"
                  + group.deploymentGroupName()
                  + "' already has an active Deployment '"
                  + active.getFirst().info().deploymentId()
                  + "'")
          .build();
    }
  }

  private static Deployment requireActive(Deployment deployment) {
    if (!deployment.isActive()) {
      throw DeploymentAlreadyCompletedException.builder()
          .message("The deployment " + deployment.info().deploymentId() + " has already completed.")
          .build();
    }
    return deployment;
  }

  private static void check(CreateDeploymentRequest request) {
    Limits.requireShort(request.description());
    if (request.fileExistsBehavior() != null) {
      throw InvalidFileExistsBehaviorException.builder()
          .message("For Lambda and ECS deployment, fileExistsBehavior can not be specified")
          .build();
    }
  }
}
