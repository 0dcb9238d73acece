package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.deployment.Deployment;
import bluegreen.embedded.codedeploy.rules.DeploymentErrors;
import bluegreen.embedded.codedeploy.rules.Errors;
import bluegreen.embedded.codedeploy.rules.Limits;
import bluegreen.embedded.model.Page;
import bluegreen.embedded.model.Readings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentsResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsResponse;
import software.amazon.awssdk.services.codedeploy.model.TimeRange;

/** CodeDeploy's operations that read deployments. */
final class DeploymentQueryOperations {
  /** The page size of CodeDeploy's other lists; the API reference names none for this one. */
  private static final int PAGE = 100;

  private final ApplicationStore applications;
  private final DeploymentStore store;
  private final Readings.Order order;

  DeploymentQueryOperations(
      ApplicationStore applications, DeploymentStore store, Readings.Order order) {
    this.applications = applications;
    this.store = store;
    this.order = order;
  }

  public GetDeploymentResponse getDeployment(GetDeploymentRequest request) {
    return GetDeploymentResponse.builder()
        .deploymentInfo(store.require(request.deploymentId()).info())
        .build();
  }

  /** Shows up to 25 deployments; leaves out those that do not exist. */
  public BatchGetDeploymentsResponse batchGetDeployments(BatchGetDeploymentsRequest request) {
    Limits.requireBatch(request.deploymentIds());
    return BatchGetDeploymentsResponse.builder()
        .deploymentsInfo(
            request.deploymentIds().stream()
                .flatMap(id -> store.find(id).stream())
                .map(Deployment::info)
                .toList())
        .build();
  }

  /** Lists the ids of deployments, filtered by group, status and creation time. */
  public ListDeploymentsResponse listDeployments(ListDeploymentsRequest request) {
    TimeRange range = range(request);
    List<DeploymentStatus> statuses = statuses(request);
    List<String> found =
        ordered(candidates(request)).stream()
            .map(Deployment::info)
            .filter(d -> statuses.contains(d.status()))
            .filter(d -> contains(range, d.createTime()))
            .map(DeploymentInfo::deploymentId)
            .toList();
    Page<String> page = Page.of(found, request.nextToken(), null, PAGE, Errors::nextToken);
    return ListDeploymentsResponse.builder()
        .deployments(page.items())
        .nextToken(page.next())
        .build();
  }

  private List<Deployment> ordered(List<Deployment> newestFirst) {
    return switch (order) {
      case NEWEST_FIRST -> newestFirst;
      case OLDEST_FIRST -> newestFirst.reversed();
      case NONE ->
          newestFirst.stream()
              .sorted(Comparator.comparing(deployment -> deployment.info().deploymentId()))
              .toList();
    };
  }

  /**
   * The deployments of the request's group, or all if it names none. Fails if it names an
   * application without a group.
   */
  private List<Deployment> candidates(ListDeploymentsRequest request) {
    if (request.applicationName() == null && request.deploymentGroupName() == null) {
      return store.all();
    }
    applications.require(request.applicationName());
    if (request.deploymentGroupName() == null) {
      throw Errors.groupNameRequiredToo();
    }
    return store.ofGroup(
        applications.requireGroup(request.applicationName(), request.deploymentGroupName()));
  }

  /** The statuses to include; all if the request names none. */
  private static List<DeploymentStatus> statuses(ListDeploymentsRequest request) {
    List<DeploymentStatus> asked = request.includeOnlyStatuses();
    if (asked.contains(DeploymentStatus.UNKNOWN_TO_SDK_VERSION)) {
      throw DeploymentErrors.deploymentStatus(request.includeOnlyStatusesAsStrings());
    }
    return asked.isEmpty() ? List.copyOf(DeploymentStatus.knownValues()) : asked;
  }

  private static TimeRange range(ListDeploymentsRequest request) {
    TimeRange range =
        Objects.requireNonNullElse(request.createTimeRange(), TimeRange.builder().build());
    if (range.start() != null && range.end() != null && range.end().isBefore(range.start())) {
      throw DeploymentErrors.timeRange();
    }
    return range;
  }

  private static boolean contains(TimeRange range, Instant moment) {
    return (range.start() == null || !moment.isBefore(range.start()))
        && (range.end() == null || !moment.isAfter(range.end()));
  }
}
