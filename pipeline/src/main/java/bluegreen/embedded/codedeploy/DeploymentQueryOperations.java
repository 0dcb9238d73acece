package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.Deployment;
import bluegreen.embedded.codedeploy.deployment.LambdaTargetView;
import bluegreen.embedded.model.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentTargetsResponse;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentsResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentTargetRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentTargetResponse;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStatusException;
import software.amazon.awssdk.services.codedeploy.model.InvalidNextTokenException;
import software.amazon.awssdk.services.codedeploy.model.InvalidTimeRangeException;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsResponse;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsResponse;
import software.amazon.awssdk.services.codedeploy.model.TimeRange;

/** CodeDeploy's operations that read deployments and their targets. */
final class DeploymentQueryOperations {
  private static final int MOST_PER_BATCH = 25;

  /** The API reference names no number; this is that of its other lists. */
  private static final int PAGE = 100;

  private final ApplicationStore applications;
  private final DeploymentStore store;

  DeploymentQueryOperations(ApplicationStore applications, DeploymentStore store) {
    this.applications = applications;
    this.store = store;
  }

  public GetDeploymentResponse getDeployment(GetDeploymentRequest request) {
    return GetDeploymentResponse.builder()
        .deploymentInfo(store.require(request.deploymentId()).info())
        .build();
  }

  /** Those that don't exist are left out. */
  public BatchGetDeploymentsResponse batchGetDeployments(BatchGetDeploymentsRequest request) {
    Limits.requireBatch(request.deploymentIds().size(), MOST_PER_BATCH);
    return BatchGetDeploymentsResponse.builder()
        .deploymentsInfo(
            request.deploymentIds().stream()
                .flatMap(id -> store.find(id).stream())
                .map(Deployment::info)
                .toList())
        .build();
  }

  public ListDeploymentsResponse listDeployments(ListDeploymentsRequest request) {
    TimeRange range = checked(request.createTimeRange());
    if (request.includeOnlyStatuses().contains(DeploymentStatus.UNKNOWN_TO_SDK_VERSION)) {
      throw InvalidDeploymentStatusException.builder()
          .message("There is no such status: " + request.includeOnlyStatusesAsStrings())
          .build();
    }
    List<String> found =
        candidates(request).stream()
            .map(Deployment::info)
            .filter(
                d ->
                    request.includeOnlyStatuses().isEmpty()
                        || request.includeOnlyStatuses().contains(d.status()))
            .filter(d -> contains(range, d.createTime()))
            .map(DeploymentInfo::deploymentId)
            .toList();
    Page<String> page =
        Page.of(found, request.nextToken(), null, PAGE, DeploymentQueryOperations::invalidToken);
    return ListDeploymentsResponse.builder()
        .deployments(page.items())
        .nextToken(page.next())
        .build();
  }

  private static RuntimeException invalidToken(String message) {
    return InvalidNextTokenException.builder().message(message).build();
  }

  public ListDeploymentTargetsResponse listDeploymentTargets(ListDeploymentTargetsRequest request) {
    return ListDeploymentTargetsResponse.builder()
        .targetIds(
            started(request.deploymentId()).record().target().stream()
                .map(LambdaTargetView::id)
                .toList())
        .build();
  }

  public GetDeploymentTargetResponse getDeploymentTarget(GetDeploymentTargetRequest request) {
    return GetDeploymentTargetResponse.builder()
        .deploymentTarget(target(started(request.deploymentId()), request.targetId()).target())
        .build();
  }

  public BatchGetDeploymentTargetsResponse batchGetDeploymentTargets(
      BatchGetDeploymentTargetsRequest request) {
    Deployment deployment = started(request.deploymentId());
    Limits.requireBatch(request.targetIds().size(), MOST_PER_BATCH);
    return BatchGetDeploymentTargetsResponse.builder()
        .deploymentTargets(
            request.targetIds().stream().map(id -> target(deployment, id).target()).toList())
        .build();
  }

  /** Either both names are given, or none of them. */
  private List<Deployment> candidates(ListDeploymentsRequest request) {
    if (request.applicationName() == null && request.deploymentGroupName() == null) {
      return store.all();
    }
    applications.require(request.applicationName());
    if (request.deploymentGroupName() == null) {
      throw DeploymentGroupNameRequiredException.builder()
          .message("If applicationName is given, deploymentGroupName must be given, too.")
          .build();
    }
    return store.ofGroup(
        applications.requireGroup(request.applicationName(), request.deploymentGroupName()));
  }

  private Deployment started(String id) {
    Deployment deployment = store.require(id);
    if (!deployment.record().isStarted()) {
      throw DeploymentNotStartedException.builder()
          .message("The deployment " + id + " has not started.")
          .build();
    }
    return deployment;
  }

  private static LambdaTargetView target(Deployment deployment, @Nullable String id) {
    if (id == null) {
      throw DeploymentTargetIdRequiredException.builder()
          .message("The target id is required.")
          .build();
    }
    return deployment
        .record()
        .target()
        .filter(t -> t.id().equals(id))
        .orElseThrow(
            () ->
                DeploymentTargetDoesNotExistException.builder()
                    .message("The deployment has no target " + id)
                    .build());
  }

  private static TimeRange checked(@Nullable TimeRange range) {
    if (range == null) {
      return TimeRange.builder().build();
    }
    if (range.start() != null && range.end() != null && range.end().isBefore(range.start())) {
      throw InvalidTimeRangeException.builder()
          .message("The end of the time range is before its start.")
          .build();
    }
    return range;
  }

  private static boolean contains(TimeRange range, Instant moment) {
    return Optional.ofNullable(range.start()).map(s -> !moment.isBefore(s)).orElse(true)
        && Optional.ofNullable(range.end()).map(e -> !moment.isAfter(e)).orElse(true);
  }
}
