package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.DeploymentPace;
import bluegreen.embedded.codedeploy.deployment.DeploymentServices;
import bluegreen.embedded.codedeploy.deployment.HookInvoker;
import bluegreen.embedded.model.Alarms;
import bluegreen.embedded.model.Aliases;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.TagBook;
import bluegreen.embedded.model.Timeline;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * CodeDeploy, for Lambda: applications, groups, configurations, and deployments that shift traffic.
 */
public final class CodeDeploy {
  private final ApplicationOperations applications;
  private final DeploymentGroupOperations groups;
  private final DeploymentConfigurationOperations configurations;
  private final RevisionOperations revisions;
  private final DeploymentOperations deployments;
  private final DeploymentQueryOperations queries;
  private final TagOperations tags;

  /** At AWS's pace. */
  public CodeDeploy(
      Shared shared,
      Aliases aliases,
      Alarms alarms,
      Function<InvokeRequest, InvokeResponse> hooks) {
    this(
        new DeploymentServices(
            shared,
            aliases,
            alarms,
            new HookInvoker(shared.timeline(), hooks, shared.background()),
            DeploymentPace.AWS));
  }

  CodeDeploy(DeploymentServices services) {
    Timeline timeline = services.timeline();
    Arns arns = new Arns(services.account());
    ApplicationStore applicationStore = new ApplicationStore(services.shared().chance());
    DeploymentStore deploymentStore = new DeploymentStore(services.shared().chance());
    TagBook tagBook = new TagBook();
    applications = new ApplicationOperations(timeline, applicationStore, tagBook, arns);
    configurations = new DeploymentConfigurationOperations(timeline, applicationStore);
    groups =
        new DeploymentGroupOperations(
            applicationStore, configurations, deploymentStore, tagBook, arns);
    revisions = new RevisionOperations(timeline, applicationStore);
    deployments =
        new DeploymentOperations(
            services, applicationStore, configurations, revisions, deploymentStore);
    queries = new DeploymentQueryOperations(applicationStore, deploymentStore);
    tags = new TagOperations(applicationStore, tagBook, arns);
  }

  /** The objects whose public methods are CodeDeploy's operations, each named as the SDK's. */
  public List<Object> operations() {
    return List.of(applications, groups, configurations, revisions, deployments, queries, tags);
  }

  public ApplicationOperations applications() {
    return applications;
  }

  public DeploymentGroupOperations groups() {
    return groups;
  }

  DeploymentConfigurationOperations configurations() {
    return configurations;
  }

  RevisionOperations revisions() {
    return revisions;
  }

  DeploymentOperations deployments() {
    return deployments;
  }

  DeploymentQueryOperations queries() {
    return queries;
  }

  TagOperations tags() {
    return tags;
  }
}
