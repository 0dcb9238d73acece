package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Timeline;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;

/** What the API tells of a deployment, kept while it happens. */
public final class DeploymentRecord {
  private final Timeline timeline;
  private final Account account;
  private final LifecycleLog log = new LifecycleLog();
  private DeploymentInfo info;
  private @Nullable AppSpec spec;
  private double weight;

  DeploymentRecord(Timeline timeline, Account account, DeploymentInfo info) {
    this.timeline = timeline;
    this.account = account;
    this.info = info;
  }

  DeploymentInfo info() {
    return info.toBuilder().deploymentOverview(LambdaTargetView.overview(info)).build();
  }

  /** The target, once the AppSpec file was read. */
  public Optional<LambdaTargetView> target() {
    return Optional.ofNullable(spec)
        .map(s -> new LambdaTargetView(info, s, log.events(), weight, account));
  }

  public boolean isStarted() {
    return info.startTime() != null;
  }

  public void relate(RollbackInfo rollback) {
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
