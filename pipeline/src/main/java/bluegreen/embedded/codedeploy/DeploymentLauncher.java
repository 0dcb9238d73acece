package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.AlarmWatch;
import bluegreen.embedded.codedeploy.deployment.AppSpec;
import bluegreen.embedded.codedeploy.deployment.Deployment;
import bluegreen.embedded.codedeploy.deployment.DeploymentPlan;
import bluegreen.embedded.codedeploy.deployment.DeploymentServices;
import bluegreen.embedded.codedeploy.deployment.ServiceRole;
import bluegreen.embedded.model.Alarms;
import bluegreen.embedded.model.Readings;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;

/** Starts deployments and their rollbacks, and reports alarms to active deployments. */
final class DeploymentLauncher {
  private static final String ID_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private final DeploymentServices services;
  private final Alarms alarms;
  private final DeploymentStore store;

  DeploymentLauncher(DeploymentServices services, Alarms alarms, DeploymentStore store) {
    this.services = services;
    this.alarms = alarms;
    this.store = store;
    alarms.onAlarmChange(
        (at, alarm, before, after, reason) -> {
          if (after == StateValue.ALARM) {
            store.all().forEach(deployment -> deployment.alarmRaised(alarm));
          }
        });
  }

  /**
   * The info that every new deployment has in common, with a new id.
   *
   * @param revision without content
   */
  DeploymentInfo.Builder created(
      DeploymentGroupInfo group, String configuration, RevisionLocation revision) {
    return DeploymentInfo.builder()
        .applicationName(group.applicationName())
        .deploymentGroupName(group.deploymentGroupName())
        .deploymentConfigName(configuration)
        .deploymentId("d-" + services.shared().chance().text(9, ID_CHARACTERS))
        .revision(revision)
        .status(DeploymentStatus.CREATED)
        .createTime(services.shared().timeline().now())
        .ignoreApplicationStopFailures(false)
        .updateOutdatedInstancesOnly(false)
        .instanceTerminationWaitTimeStarted(false)
        .deploymentStyle(group.deploymentStyle())
        .computePlatform(ComputePlatform.LAMBDA);
  }

  /** The alarms of {@code configuration}, for a deployment of {@code group} to watch. */
  AlarmWatch watch(DeploymentGroupInfo group, AlarmConfiguration configuration) {
    return new AlarmWatch(role(group).alarms(alarms), configuration);
  }

  private ServiceRole role(DeploymentGroupInfo group) {
    String arn =
        services
            .shared()
            .account()
            .arn(
                "codedeploy",
                "deploymentgroup:" + group.applicationName() + "/" + group.deploymentGroupName());
    return new ServiceRole(services.shared(), group.serviceRoleArn(), arn);
  }

  /** Stores a deployment and starts it. */
  void launch(DeploymentGroupInfo group, DeploymentInfo info, DeploymentPlan plan) {
    Deployment deployment =
        new Deployment(
            services.as(role(group)),
            info,
            plan,
            (failed, rollback) -> rollBack(group, failed, rollback));
    store.add(group.deploymentGroupId(), deployment);
    deployment.start();
  }

  /** Starts a rollback, itself a deployment, at the moment when the failed deployment ends. */
  private void rollBack(
      DeploymentGroupInfo group, Deployment failed, DeploymentPlan.Rollback plan) {
    String failedId = failed.info().deploymentId();
    Optional<Back> back = back(group, new Back(failed.info().revision(), plan.back()));
    if (back.isEmpty()) {
      failed.relate(
          RollbackInfo.builder()
              .rollbackMessage("There is no successful deployment to roll back to.")
              .build());
      return;
    }
    DeploymentInfo.Builder info =
        created(group, DeploymentConfigurationStore.ALL_AT_ONCE, back.get().revision())
            .creator(DeploymentCreator.CODE_DEPLOY_ROLLBACK);
    String id = info.build().deploymentId();
    String message = "Deployment " + id + " is triggered to roll back deployment " + failedId + ".";
    RollbackInfo rollback = RollbackInfo.builder().rollbackMessage(message).build();
    failed.relate(rollback.toBuilder().rollbackDeploymentId(id).build());
    info.description(message)
        .rollbackInfo(rollback.toBuilder().rollbackTriggeringDeploymentId(failedId).build());
    launch(group, info.build(), new DeploymentPlan.Rollback(back.get().appSpec()));
  }

  private static AppSpec to(Deployment good, AppSpec from) {
    return from.to(good.target().orElseThrow().lambdaFunctionInfo().targetVersion());
  }

  /** What a rollback deploys. */
  private record Back(RevisionLocation revision, AppSpec appSpec) {}

  /** The last known good revision, as it is read here. */
  private Optional<Back> back(DeploymentGroupInfo group, Back toBlue) {
    Readings.RollbackTarget reading = services.shared().readings().rollback();
    if (reading == Readings.RollbackTarget.BLUE) {
      return Optional.of(toBlue);
    }
    Optional<Back> lastGood =
        store.ofGroup(group).stream()
            .filter(d -> d.info().status() == DeploymentStatus.SUCCEEDED)
            .filter(d -> d.info().creator() == DeploymentCreator.USER)
            .findFirst()
            .map(good -> new Back(good.info().revision(), to(good, toBlue.appSpec())));
    return reading == Readings.RollbackTarget.LAST_SUCCESSFUL_OR_BLUE
        ? lastGood.or(() -> Optional.of(toBlue))
        : lastGood;
  }
}
