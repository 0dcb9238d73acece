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
  private final Applications applications;
  private final DeploymentGroups groups;
  private final DeploymentConfigurations configurations;
  private final Revisions revisions;
  private final Deployments deployments;
  private final DeploymentQueries queries;
  private final Tags tags;

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
    ApplicationBook applicationBook = new ApplicationBook(services.shared().chance());
    DeploymentBook deploymentBook = new DeploymentBook(services.shared().chance());
    TagBook tagBook = new TagBook();
    applications = new Applications(timeline, applicationBook, tagBook, arns);
    configurations = new DeploymentConfigurations(timeline, applicationBook);
    groups = new DeploymentGroups(applicationBook, configurations, deploymentBook, tagBook, arns);
    revisions = new Revisions(timeline, applicationBook);
    deployments =
        new Deployments(services, applicationBook, configurations, revisions, deploymentBook);
    queries = new DeploymentQueries(applicationBook, deploymentBook);
    tags = new Tags(applicationBook, tagBook, arns);
  }

  /** The objects whose public methods are CodeDeploy's operations, each named as the SDK's. */
  public List<Object> operations() {
    return List.of(applications, groups, configurations, revisions, deployments, queries, tags);
  }

  public Applications applications() {
    return applications;
  }

  public DeploymentGroups groups() {
    return groups;
  }

  DeploymentConfigurations configurations() {
    return configurations;
  }

  Revisions revisions() {
    return revisions;
  }

  Deployments deployments() {
    return deployments;
  }

  DeploymentQueries queries() {
    return queries;
  }

  Tags tags() {
    return tags;
  }
}
