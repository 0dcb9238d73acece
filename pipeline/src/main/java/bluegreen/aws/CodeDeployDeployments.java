package bluegreen.aws;

import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployments;
import bluegreen.ports.Group;
import bluegreen.ports.StaleException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsResponse;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/** CodeDeploy, for one deployment group of the compute platform Lambda. */
public final class CodeDeployDeployments implements Deployments {
  private static final Set<DeploymentStatus> IN_FLIGHT =
      EnumSet.of(
          DeploymentStatus.CREATED,
          DeploymentStatus.QUEUED,
          DeploymentStatus.IN_PROGRESS,
          DeploymentStatus.BAKING,
          DeploymentStatus.READY);

  /** What BatchGetDeployments takes. */
  private static final int BATCH = 25;

  private final CodeDeployClient codeDeploy;
  private final Coordinates names;

  /** By deployment: its revision never changes. */
  private final Map<String, Optional<Shift>> shifts = new ConcurrentHashMap<>();

  /** By deployment: on the platform Lambda it has one target, which never changes. */
  private final Map<String, String> targets = new ConcurrentHashMap<>();

  public CodeDeployDeployments(CodeDeployClient codeDeploy, Coordinates coordinates) {
    this.codeDeploy = codeDeploy;
    this.names = coordinates;
  }

  @Override
  public Group group() {
    DeploymentGroupInfo info =
        Call.of(
                "CodeDeploy GetDeploymentGroup",
                () ->
                    codeDeploy.getDeploymentGroup(
                        r ->
                            r.applicationName(names.application())
                                .deploymentGroupName(names.group())))
            .deploymentGroupInfo();
    return DeploymentGroups.group(info);
  }

  @Override
  public Optional<Deployment> inFlight() {
    return ids(r -> r.includeOnlyStatuses(IN_FLIGHT))
        .map(this::read)
        .filter(Deployment::inFlight)
        .findFirst();
  }

  @Override
  public Deployment read(String id) {
    return deployment(
        Call.of("CodeDeploy GetDeployment", () -> codeDeploy.getDeployment(r -> r.deploymentId(id)))
            .deploymentInfo());
  }

  @Override
  public Progress progress(String id) {
    String known = targets.computeIfAbsent(id, this::target);
    if (known == null) {
      return new Progress(0, List.of());
    }
    LambdaTarget target =
        Call.of(
                "CodeDeploy GetDeploymentTarget",
                () -> codeDeploy.getDeploymentTarget(r -> r.deploymentId(id).targetId(known)))
            .deploymentTarget()
            .lambdaTarget();
    Double weight = target.lambdaFunctionInfo().targetVersionWeight();
    return new Progress(
        weight == null ? 0 : weight,
        target.lifecycleEvents().stream()
            .map(e -> e.lifecycleEventName() + " " + e.statusAsString())
            .toList());
  }

  @Override
  public Stream<Deployment> newest() {
    return ids(r -> {})
        .gather(Gatherers.windowFixed(BATCH))
        .flatMap(ids -> batch(ids).stream())
        .map(this::deployment);
  }

  /** The ids of the group's deployments that {@code which} asks for, page by page. */
  private Stream<String> ids(Consumer<ListDeploymentsRequest.Builder> which) {
    return Stream.iterate(
            Optional.of(page(which, null)),
            Optional::isPresent,
            page -> page.map(ListDeploymentsResponse::nextToken).map(next -> page(which, next)))
        .flatMap(page -> page.orElseThrow().deployments().stream());
  }

  private ListDeploymentsResponse page(
      Consumer<ListDeploymentsRequest.Builder> which, @Nullable String token) {
    return Call.of(
        "CodeDeploy ListDeployments",
        () ->
            codeDeploy.listDeployments(
                r ->
                    r.applicationName(names.application())
                        .deploymentGroupName(names.group())
                        .nextToken(token)
                        .applyMutation(which)));
  }

  @Override
  public String create(Shift shift, String description, Guards guards) {
    AppSpec appSpec = new AppSpec(names.function(), names.alias(), shift);
    CreateDeploymentRequest.Builder request =
        CreateDeploymentRequest.builder()
            .applicationName(names.application())
            .deploymentGroupName(names.group())
            .description(description)
            .revision(appSpec.revision());
    if (guards instanceof Guards.Only(List<String> alarms)) {
      request.overrideAlarmConfiguration(DeploymentGroups.only(alarms));
    }
    return Call.of(
        "CodeDeploy CreateDeployment",
        () -> {
          try {
            return codeDeploy.createDeployment(request.build()).deploymentId();
          } catch (DeploymentLimitExceededException e) {
            throw new StaleException("CreateDeployment: " + e.getMessage(), e);
          }
        });
  }

  @Override
  public void stop(String id) {
    Call.of(
        "CodeDeploy StopDeployment",
        () -> {
          try {
            return codeDeploy.stopDeployment(r -> r.deploymentId(id).autoRollbackEnabled(true));
          } catch (DeploymentAlreadyCompletedException e) {
            return e;
          }
        });
  }

  private @Nullable String target(String id) {
    List<String> targets =
        Call.of(
            "CodeDeploy ListDeploymentTargets",
            () -> {
              try {
                return codeDeploy.listDeploymentTargets(r -> r.deploymentId(id)).targetIds();
              } catch (DeploymentNotStartedException e) {
                return List.of();
              }
            });
    return targets.isEmpty() ? null : targets.getFirst();
  }

  private List<DeploymentInfo> batch(Collection<String> ids) {
    return Call.of(
            "CodeDeploy BatchGetDeployments",
            () -> codeDeploy.batchGetDeployments(r -> r.deploymentIds(ids)))
        .deploymentsInfo()
        .stream()
        .sorted((a, b) -> b.createTime().compareTo(a.createTime()))
        .toList();
  }

  private Deployment deployment(DeploymentInfo info) {
    return new Deployment(
        info.deploymentId(),
        DeploymentEnds.status(info),
        shifts.computeIfAbsent(info.deploymentId(), id -> shift(info.revision())),
        DeploymentEnds.rollback(info),
        info.createTime());
  }

  private Optional<Shift> shift(RevisionLocation revision) {
    if (revision == null || revision.revisionType() != RevisionLocationType.APP_SPEC_CONTENT) {
      return Optional.empty();
    }
    RevisionLocation stored =
        Call.of(
                "CodeDeploy GetApplicationRevision",
                () ->
                    codeDeploy.getApplicationRevision(
                        r -> r.applicationName(names.application()).revision(revision)))
            .revision();
    return AppSpec.shift(stored.appSpecContent().content());
  }
}
