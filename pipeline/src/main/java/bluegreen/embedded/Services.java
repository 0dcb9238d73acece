package bluegreen.embedded;

import bluegreen.embedded.cloudwatch.CloudWatch;
import bluegreen.embedded.codedeploy.CodeDeploy;
import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.iam.CallAuthorizer;
import bluegreen.embedded.iam.Iam;
import bluegreen.embedded.iam.Known;
import bluegreen.embedded.lambda.Lambda;
import bluegreen.embedded.logs.CloudWatchLogs;
import bluegreen.embedded.model.AccessKeys;
import bluegreen.embedded.model.Authorizer;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.Secrets;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.sts.Sts;
import bluegreen.embedded.wire.Service;
import java.util.List;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;

/** The services of one account, which know one another, on one timeline. */
public record Services(
    Shared shared,
    Iam iam,
    CloudWatch cloudWatch,
    CloudWatchLogs logs,
    Ecr ecr,
    Lambda lambda,
    CodeDeploy codeDeploy,
    Sts sts) {

  static Services create(
      Shared account, Environments environments, Secrets secrets, AccessKeys keys) {
    Iam iam = new Iam();
    Shared shared = account.with(iam);
    CloudWatch cloudWatch = new CloudWatch(shared);
    Ecr ecr = new Ecr(shared, secrets.registryPassword());
    CloudWatchLogs logs = new CloudWatchLogs(shared, cloudWatch);
    Lambda lambda = new Lambda(shared, ecr, environments, new Lambda.Observed(cloudWatch, logs));
    CodeDeploy codeDeploy =
        new CodeDeploy(shared, lambda.aliases(), cloudWatch, lambda.invocations()::invoke);
    Sts sts = new Sts(shared, keys, secrets);
    iam.consult(lambda::policyOf);
    iam.consult(ecr::policyOf);
    return new Services(shared, iam, cloudWatch, logs, ecr, lambda, codeDeploy, sts);
  }

  /** Asks IAM about every call. */
  Authorizer authorizer() {
    return new CallAuthorizer(
        iam,
        shared.account(),
        new Known(
            id ->
                codeDeploy
                    .groupOf(id)
                    .map(
                        group ->
                            new Known.Group(group.applicationName(), group.deploymentGroupName())),
            group ->
                codeDeploy
                    .group(group.application(), group.name())
                    .map(DeploymentGroupInfo::deploymentConfigName)));
  }

  /** As they are spoken to. */
  List<Service> onTheWire() {
    return List.of(
        Service.lambda(lambda.operations().toArray()).unlocked(lambda.invocations()),
        Service.codeDeploy(codeDeploy.operations().toArray()),
        Service.cloudWatch(cloudWatch.operations().toArray()),
        Service.logs(logs.operations().toArray()),
        Service.ecr(ecr.operations().toArray()),
        Service.sts(sts.operations().toArray()));
  }
}
