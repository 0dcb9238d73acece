package bluegreen.embedded.codedeploy.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOverview;
import software.amazon.awssdk.services.codedeploy.model.LambdaFunctionInfo;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.TargetStatus;

/** The only target of a deployment, as the API shows it. */
record LambdaTargetView(DeploymentInfo info, AppSpec spec, List<LifecycleEvent> events) {
  LambdaTargetView {
    events = List.copyOf(events);
  }

  /** The target, whose id is the function's name, as the API reference says. */
  LambdaTarget target(String arn, double weight) {
    return LambdaTarget.builder()
        .deploymentId(info.deploymentId())
        .targetId(spec.function())
        .targetArn(arn)
        .status(status(info))
        .lastUpdatedAt(lastUpdated())
        .lifecycleEvents(events)
        .lambdaFunctionInfo(function(weight))
        .build();
  }

  /** The number of targets by state, for the only target. */
  static DeploymentOverview overview(DeploymentInfo info) {
    DeploymentOverview.Builder overview =
        DeploymentOverview.builder()
            .pending(0L)
            .inProgress(0L)
            .succeeded(0L)
            .failed(0L)
            .skipped(0L)
            .ready(0L);
    return switch (status(info)) {
      case IN_PROGRESS -> overview.inProgress(1L).build();
      case SUCCEEDED -> overview.succeeded(1L).build();
      case FAILED -> overview.failed(1L).build();
      default -> overview.pending(1L).build();
    };
  }

  /** The target's status; the target of a stopped deployment has failed. */
  private static TargetStatus status(DeploymentInfo info) {
    return switch (info.status()) {
      case IN_PROGRESS -> TargetStatus.IN_PROGRESS;
      case SUCCEEDED -> TargetStatus.SUCCEEDED;
      case FAILED, STOPPED -> TargetStatus.FAILED;
      default -> TargetStatus.PENDING;
    };
  }

  private LambdaFunctionInfo function(double weight) {
    return LambdaFunctionInfo.builder()
        .functionName(spec.function())
        .functionAlias(spec.alias())
        .currentVersion(spec.currentVersion())
        .targetVersion(spec.targetVersion())
        .targetVersionWeight(weight)
        .build();
  }

  private Instant lastUpdated() {
    return events.stream()
        .flatMap(event -> Stream.of(event.startTime(), event.endTime()))
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(info.startTime());
  }
}
