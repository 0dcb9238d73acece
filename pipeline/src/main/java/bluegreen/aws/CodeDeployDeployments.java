package bluegreen.aws;

import static java.util.Objects.requireNonNull;

import bluegreen.aws.client.Call;
import bluegreen.aws.client.Call.IncompleteAnswerException;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Period;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Target;
import bluegreen.ports.Deployments;
import bluegreen.ports.Group;
import bluegreen.ports.StaleException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsResponse;
import software.amazon.awssdk.services.codedeploy.model.StopStatus;

/** CodeDeploy, for one deployment group of the compute platform Lambda. */
public final class CodeDeployDeployments implements Deployments {
  private static final Set<DeploymentStatus> IN_FLIGHT =
      EnumSet.of(
          DeploymentStatus.CREATED,
          DeploymentStatus.QUEUED,
          DeploymentStatus.IN_PROGRESS,
          DeploymentStatus.BAKING,
          DeploymentStatus.READY);

  private static final Comparator<DeploymentInfo> NEWEST_FIRST =
      Comparator.comparing(DeploymentInfo::createTime).reversed();

  /** What BatchGetDeployments takes. */
  private static final int BATCH = 25;

  private final CodeDeployClient codeDeploy;
  private final Coordinates names;

  private final DeploymentTargets targets;

  public CodeDeployDeployments(CodeDeployClient codeDeploy, Coordinates coordinates) {
    this.codeDeploy = codeDeploy;
    this.names = coordinates;
    this.targets = new DeploymentTargets(codeDeploy, coordinates);
  }

  @Override
  public Group group() {
    return Call.of(
        "CodeDeploy GetDeploymentGroup",
        () ->
            DeploymentGroups.group(
                Call.member(
                    "deploymentGroupInfo",
                    codeDeploy
                        .getDeploymentGroup(
                            r ->
                                r.applicationName(names.application())
                                    .deploymentGroupName(names.group()))
                        .deploymentGroupInfo())));
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
    DeploymentInfo info =
        Call.of(
            "CodeDeploy GetDeployment",
            () ->
                checked(
                    Call.member(
                        "deploymentInfo",
                        codeDeploy.getDeployment(r -> r.deploymentId(id)).deploymentInfo())));
    return deployments(List.of(info)).getFirst();
  }

  @Override
  public List<String> events(String id) {
    return targets.of(id).stream()
        .flatMap(target -> target.lifecycleEvents().stream())
        .map(e -> e.lifecycleEventName() + " " + e.statusAsString())
        .toList();
  }

  /**
   * The API's reference names no order of ListDeployments; it has been seen to be this one. Where
   * the first ones aren't in it, all are read.
   */
  @Override
  public Stream<Deployment> newest() {
    Iterator<List<String>> windows = ids(r -> {}).gather(Gatherers.windowFixed(BATCH)).iterator();
    if (!windows.hasNext()) {
      return Stream.empty();
    }
    List<DeploymentInfo> first = batch(windows.next());
    Stream<List<DeploymentInfo>> more =
        Stream.iterate(windows, Iterator::hasNext, each -> each).map(each -> batch(each.next()));
    Stream<List<DeploymentInfo>> all = Stream.concat(Stream.of(first), more);
    List<DeploymentInfo> sorted = first.stream().sorted(NEWEST_FIRST).toList();
    return (first.equals(sorted) ? all : Stream.of(sorted(all)))
        .flatMap(infos -> deployments(infos).stream())
        .filter(deployment -> deployment.shift().isPresent());
  }

  private static List<DeploymentInfo> sorted(Stream<List<DeploymentInfo>> all) {
    return all.flatMap(List::stream).sorted(NEWEST_FIRST).toList();
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
        () -> {
          ListDeploymentsResponse response =
              codeDeploy.listDeployments(
                  r ->
                      r.applicationName(names.application())
                          .deploymentGroupName(names.group())
                          .nextToken(token)
                          .applyMutation(which));
          if (!response.hasDeployments()) {
            throw new IncompleteAnswerException("without deployments");
          }
          return response;
        });
  }

  @Override
  public String create(Shift shift, String description, Guards guards, Pace pace) {
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
    if (pace == Pace.ALL_AT_ONCE) {
      request.deploymentConfigName("CodeDeployDefault.LambdaAllAtOnce");
    }
    return Call.once(
        "CodeDeploy CreateDeployment",
        () -> {
          try {
            return Call.member(
                "deploymentId", codeDeploy.createDeployment(request.build()).deploymentId());
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
            return Call.member(
                "status",
                codeDeploy
                    .stopDeployment(r -> r.deploymentId(id).autoRollbackEnabled(true))
                    .status());
          } catch (DeploymentAlreadyCompletedException e) {
            return StopStatus.SUCCEEDED;
          }
        });
  }

  /** Those with these ids, in the order of the ids. */
  private List<DeploymentInfo> batch(List<String> ids) {
    return Call.of(
        "CodeDeploy BatchGetDeployments",
        () -> {
          List<DeploymentInfo> infos =
              codeDeploy.batchGetDeployments(r -> r.deploymentIds(ids)).deploymentsInfo();
          if (infos.size() != ids.size()) {
            throw new IncompleteAnswerException("without all of the deployments asked for");
          }
          return infos.stream()
              .map(CodeDeployDeployments::checked)
              .sorted(Comparator.comparingInt(info -> ids.indexOf(info.deploymentId())))
              .toList();
        });
  }

  private static DeploymentInfo checked(DeploymentInfo info) {
    Call.member("deploymentId", info.deploymentId());
    Call.member("createTime", info.createTime());
    Call.member("status", info.status());
    return info;
  }

  private List<Deployment> deployments(List<DeploymentInfo> infos) {
    Map<String, Target> known = targets.of(infos);
    return infos.stream()
        .map(
            info ->
                new Deployment(
                    info.deploymentId(),
                    DeploymentEnds.status(info),
                    requireNonNull(known.get(info.deploymentId())),
                    DeploymentEnds.rollback(info),
                    new Period(info.createTime(), Optional.ofNullable(info.completeTime()))))
        .toList();
  }
}
