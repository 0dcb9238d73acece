package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Readings;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;

/** The information that the API shows about a deployment, updated while it runs. */
final class DeploymentRecord {
  private final Timeline timeline;
  private final Account account;
  private final double unit;
  private final LifecycleLog log = new LifecycleLog();
  private DeploymentInfo info;
  private @Nullable AppSpec spec;
  private double weight;

  DeploymentRecord(Shared shared, DeploymentInfo info) {
    this.timeline = shared.timeline();
    this.account = shared.account();
    this.unit = shared.readings().weight() == Readings.Weight.PERCENTAGE ? 100 : 1;
    this.info = info;
  }

  DeploymentInfo info() {
    return info.toBuilder().deploymentOverview(LambdaTargetView.overview(info)).build();
  }

  /** The target; empty until the AppSpec file has been read. */
  Optional<LambdaTarget> target() {
    return Optional.ofNullable(spec)
        .map(s -> new LambdaTargetView(info, s, log.events()).target(arn(s), weight * unit));
  }

  private String arn(AppSpec target) {
    return account.arn("lambda", "function:" + target.function() + ":" + target.alias());
  }

  void relate(RollbackInfo rollback) {
    info = info.toBuilder().rollbackInfo(rollback).build();
  }

  void start() {
    info = info.toBuilder().status(DeploymentStatus.IN_PROGRESS).startTime(timeline.now()).build();
  }

  void read(AppSpec appSpec) {
    spec = appSpec;
  }

  void moved(double share) {
    weight = share;
  }

  void startEvent(String event) {
    log.start(event, timeline.now());
  }

  void finishEvent(String event) {
    log.succeed(event, timeline.now());
  }

  void end(DeploymentEnd end) {
    DeploymentInfo.Builder ended =
        info.toBuilder().status(end.status()).completeTime(timeline.now());
    end.error()
        .ifPresent(
            error -> {
              ended.errorInformation(error);
              log.abandon(error.message(), timeline.now());
            });
    info = ended.build();
  }
}
