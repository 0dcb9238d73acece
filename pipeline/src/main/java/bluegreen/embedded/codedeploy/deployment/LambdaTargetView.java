package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Account;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOverview;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTarget;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetType;
import software.amazon.awssdk.services.codedeploy.model.LambdaFunctionInfo;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.TargetStatus;

/** The one target of a deployment, as the API shows it. */
public record LambdaTargetView(
    DeploymentInfo info,
    AppSpec spec,
    List<LifecycleEvent> events,
    double weight,
    Account account) {
  public LambdaTargetView {
    events = List.copyOf(events);
  }

  /** The name of the function, as the API reference says. */
  public String id() {
    return spec.function();
  }

  public DeploymentTarget target() {
    return DeploymentTarget.builder()
        .deploymentTargetType(DeploymentTargetType.LAMBDA_TARGET)
        .lambdaTarget(
            LambdaTarget.builder()
                .deploymentId(info.deploymentId())
                .targetId(id())
                .targetArn(arn())
                .status(status(info))
                .lastUpdatedAt(lastUpdated())
                .lifecycleEvents(events)
                .lambdaFunctionInfo(function())
                .build())
        .build();
  }

  /** How many targets are in which state: there is one. */
  static DeploymentOverview overview(DeploymentInfo info) {
    TargetStatus status = status(info);
    return DeploymentOverview.builder()
        .pending(status == TargetStatus.PENDING ? 1L : 0L)
        .inProgress(status == TargetStatus.IN_PROGRESS ? 1L : 0L)
        .succeeded(status == TargetStatus.SUCCEEDED ? 1L : 0L)
        .failed(status == TargetStatus.FAILED ? 1L : 0L)
        .skipped(0L)
        .ready(0L)
        .build();
  }

  /** A deployment that was stopped counts its target as failed. */
  private static TargetStatus status(DeploymentInfo info) {
    return switch (info.status()) {
      case IN_PROGRESS -> TargetStatus.IN_PROGRESS;
      case SUCCEEDED -> TargetStatus.SUCCEEDED;
      case FAILED, STOPPED -> TargetStatus.FAILED;
      default -> TargetStatus.PENDING;
    };
  }

  private LambdaFunctionInfo function() {
    return LambdaFunctionInfo.builder()
        .functionName(spec.function())
        .functionAlias(spec.alias())
        .currentVersion(spec.currentVersion())
        .targetVersion(spec.targetVersion())
        .targetVersionWeight(weight)
        .build();
  }

  private String arn() {
    return account.arn("lambda", "function:" + spec.function() + ":" + spec.alias());
  }

  private Instant lastUpdated() {
    return events.stream()
        .map(e -> e.endTime() == null ? e.startTime() : e.endTime())
        .filter(t -> t != null)
        .max(Instant::compareTo)
        .orElse(info.startTime());
  }
}
