package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.Deployment;
import bluegreen.embedded.codedeploy.deployment.DeploymentPace;
import bluegreen.embedded.codedeploy.deployment.DeploymentServices;
import bluegreen.embedded.codedeploy.deployment.HookInvoker;
import bluegreen.embedded.model.Alarms;
import bluegreen.embedded.model.Aliases;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.TagStore;
import bluegreen.embedded.model.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * CodeDeploy for Lambda: applications, groups, configurations, and deployments that shift traffic.
 */
public final class CodeDeploy {
  private final Timeline timeline;
  private final ApplicationStore applicationStore;
  private final DeploymentStore store = new DeploymentStore();
  private final RevisionStore revisionStore;
  private final ApplicationOperations applications;
  private final DeploymentGroupOperations groups;
  private final DeploymentConfigurationOperations configurations;
  private final List<Object> operations;

  /**
   * @param aliases the aliases that deployments shift
   * @param alarms the alarms that stop deployments
   * @param lambda invokes a hook function and waits for its answer
   */
  public CodeDeploy(
      Shared shared,
      Aliases aliases,
      Alarms alarms,
      Function<InvokeRequest, InvokeResponse> lambda) {
    applicationStore = new ApplicationStore();
    DeploymentConfigurationStore configurationStore = new DeploymentConfigurationStore(shared);
    timeline = shared.timeline();
    revisionStore = new RevisionStore(timeline, applicationStore);
    TagStore tags = new TagStore();
    DeploymentServices services =
        new DeploymentServices(
            shared, aliases, new HookInvoker(shared, lambda), DeploymentPace.AWS);
    applications = new ApplicationOperations(shared, applicationStore, store, tags);
    groups =
        new DeploymentGroupOperations(shared.chance(), applicationStore, configurationStore, tags);
    configurations = new DeploymentConfigurationOperations(configurationStore, applicationStore);
    operations =
        List.of(
            applications,
            groups,
            new DeploymentGroupQueryOperations(applicationStore, store),
            configurations,
            new RevisionOperations(applicationStore, revisionStore),
            new DeploymentOperations(
                applicationStore,
                configurationStore,
                revisionStore,
                store,
                new DeploymentLauncher(services, alarms, store)),
            new DeploymentQueryOperations(applicationStore, store, shared.readings().order()),
            new DeploymentTargetOperations(store),
            new TagOperations(shared.account(), applicationStore, tags));
  }

  /** The objects whose public methods are CodeDeploy's operations, named like the SDK's. */
  public List<Object> operations() {
    return operations;
  }

  /** The deployment group of a deployment. */
  public Optional<DeploymentGroupInfo> groupOf(String deploymentId) {
    return store
        .find(deploymentId)
        .map(Deployment::info)
        .flatMap(info -> group(info.applicationName(), info.deploymentGroupName()));
  }

  /** A deployment group by its names. */
  public Optional<DeploymentGroupInfo> group(String application, String name) {
    return applicationStore.find(application).map(owner -> owner.groups().get(name));
  }

  /** Puts an AppSpec file into a bucket, for revisions of the type S3. */
  public void putBundle(String bucket, String key, String appSpec) {
    timeline.run(() -> revisionStore.putBundle(bucket, key, appSpec));
  }

  public ApplicationOperations applications() {
    return applications;
  }

  public DeploymentConfigurationOperations configurations() {
    return configurations;
  }

  public DeploymentGroupOperations groups() {
    return groups;
  }
}
