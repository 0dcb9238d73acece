package bluegreen.embedded;

import bluegreen.embedded.cloudwatch.CloudWatch;
import bluegreen.embedded.codedeploy.CodeDeploy;
import bluegreen.embedded.ecr.Ecr;
import bluegreen.embedded.lambda.Lambda;
import bluegreen.embedded.lambda.LambdaPace;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.Timeline;
import bluegreen.embedded.wire.Service;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The services of one account, which know one another, on one timeline. */
public record Services(
    Account account,
    Timeline timeline,
    CloudWatch cloudWatch,
    Ecr ecr,
    Lambda lambda,
    CodeDeploy codeDeploy) {

  static Services create(Account account, InstantSource time, Environments environments) {
    Timeline timeline = new Timeline(time);
    CloudWatch cloudWatch = new CloudWatch(timeline, account);
    Ecr ecr = new Ecr(account, timeline);
    Lambda lambda =
        new Lambda(
            account,
            timeline,
            ecr,
            environments,
            cloudWatch,
            LambdaPace.REAL,
            ThreadLocalRandom.current());
    CodeDeploy codeDeploy =
        new CodeDeploy(
            timeline, account, lambda.aliases(), cloudWatch, lambda.invocations()::invoke);
    return new Services(account, timeline, cloudWatch, ecr, lambda, codeDeploy);
  }

  /** As they are spoken to. */
  List<Service> onTheWire() {
    return List.of(
        Service.lambda(lambda.operations().toArray()).unlocked(lambda.invocations()),
        Service.codeDeploy(codeDeploy.operations().toArray()),
        Service.cloudWatch(cloudWatch.operations().toArray()),
        Service.ecr(ecr.services().toArray()));
  }
}
