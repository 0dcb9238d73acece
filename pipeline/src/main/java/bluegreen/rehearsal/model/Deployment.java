package bluegreen.rehearsal.model;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionIdException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;

/**
 * One deployment: what the API tells of it, the stage it is in, and the only way from one stage to
 * another. Whatever a stage had planned is void once it is left.
 */
final class Deployment {
  private final DeploymentServices services;
  private final DeploymentPlan plan;
  private final Supplier<AppSpec> appSpec;
  private final BiConsumer<Deployment, DeploymentEnd> onEnd;
  private final LifecycleLog log = new LifecycleLog();
  private final Set<String> hookExecutions = new HashSet<>();
  private DeploymentInfo info;
  private Stage stage = new Stage.Ended();
  private int entered;
  private @Nullable AppSpec spec;
  private @Nullable AliasShift alias;
  private boolean checked;
  private double weight;

  /**
   * @param appSpec reads the AppSpec file, once the deployment starts
   * @param onEnd hears how it ended, at that moment
   */
  Deployment(
      DeploymentServices services,
      DeploymentPlan plan,
      DeploymentInfo info,
      Supplier<AppSpec> appSpec,
      BiConsumer<Deployment, DeploymentEnd> onEnd) {
    this.services = services;
    this.plan = plan;
    this.info = info;
    this.appSpec = appSpec;
    this.onEnd = onEnd;
  }

  // What others ask and tell.

  DeploymentInfo info() {
    return info.toBuilder().deploymentOverview(LambdaTargetView.overview(info)).build();
  }

  DeploymentPlan plan() {
    return plan;
  }

  boolean isActive() {
    return !(stage instanceof Stage.Ended);
  }

  boolean isStarted() {
    return info.startTime() != null;
  }

  /** The AppSpec file, once it was read and the alias found to be where it says. */
  Optional<AppSpec> checkedSpec() {
    return checked ? Optional.ofNullable(spec) : Optional.empty();
  }

  Optional<LambdaTargetView> target() {
    return Optional.ofNullable(spec)
        .map(s -> new LambdaTargetView(info, s, log.events(), weight, services.account()));
  }

  void relate(RollbackInfo rollback) {
    info = info.toBuilder().rollbackInfo(rollback).build();
  }

  /** An alarm began to fire: if it is one of the group's, the deployment stops a little later. */
  void alarmRaised(String name) {
    if (isActive() && plan.alarms().contains(name)) {
      Set<String> names = new TreeSet<>(firing());
      names.add(name);
      services
          .timeline()
          .after(pace().alarmNoticed(), () -> end(DeploymentEnd.StoppedByAlarm.firing(names)));
    }
  }

  void requestStop(Optional<Boolean> rollback) {
    services
        .timeline()
        .after(pace().stopped(), () -> end(new DeploymentEnd.StoppedOnRequest(rollback)));
  }

  void reportHook(String executionId, boolean succeeded) {
    if (!hookExecutions.contains(executionId)) {
      throw InvalidLifecycleEventHookExecutionIdException.builder()
          .message("The lifecycle event hook execution id " + executionId + " is not valid.")
          .build();
    }
    Stage.Hook hook =
        runningHook(executionId)
            .orElseThrow(
                () ->
                    LifecycleEventAlreadyCompletedException.builder()
                        .message("The lifecycle event has already completed.")
                        .build());
    if (succeeded) {
      hook.succeed(this);
    } else {
      hook.fail(this, "Its function reported Failed.");
    }
  }

  // What stages do.

  void enter(Stage next) {
    leaveFor(next);
    orFail(() -> next.begin(this));
  }

  /** Has {@code action} happen later, unless the stage is left before. */
  void after(Duration delay, Runnable action) {
    int planned = entered;
    services
        .timeline()
        .after(
            delay,
            () -> {
              if (entered == planned) {
                orFail(action);
              }
            });
  }

  void end(DeploymentEnd end) {
    if (!isActive()) {
      return;
    }
    leaveFor(new Stage.Ended());
    DeploymentInfo.Builder ended =
        info.toBuilder().status(end.status()).completeTime(services.timeline().now());
    end.error()
        .ifPresent(
            error -> {
              ended.errorInformation(error);
              log.abandon(error.message(), services.timeline().now());
            });
    info = ended.build();
    onEnd.accept(this, end);
  }

  void start() {
    info =
        info.toBuilder()
            .status(DeploymentStatus.IN_PROGRESS)
            .startTime(services.timeline().now())
            .build();
  }

  void checkAlias() {
    if (spec().isStandstill() && schedule().steps().size() > 1) {
      throw DeploymentFailure.invalidConfiguration(
          "The target version is the current version, so there is no traffic to shift.");
    }
    alias().begin();
    checked = true;
  }

  void moveAlias(double share) {
    alias().move(share);
    weight = share;
  }

  void restoreAlias() {
    alias().beginAnywhere();
    moveAlias(1);
  }

  ShiftSchedule schedule() {
    return plan.schedule();
  }

  DeploymentPace pace() {
    return services.pace();
  }

  Optional<String> hook(String event) {
    return spec().hook(event);
  }

  void invokeHook(Stage.Hook hook, String function) {
    hookExecutions.add(hook.executionId());
    services
        .hooks()
        .invoke(
            function,
            info.deploymentId(),
            hook.executionId(),
            problem -> runningHook(hook.executionId()).ifPresent(h -> h.fail(this, problem)));
  }

  void startEvent(String event) {
    log.start(event, services.timeline().now());
  }

  void finishEvent(String event) {
    log.succeed(event, services.timeline().now());
  }

  /** The end that the alarms put to the deployment before it has begun. */
  Optional<DeploymentEnd> stoppingAlarm() {
    List<String> unreadable =
        plan.alarms().stream().filter(a -> services.alarms().alarmState(a).isEmpty()).toList();
    Collection<String> firing = firing();
    if (!firing.isEmpty()) {
      return Optional.of(DeploymentEnd.StoppedByAlarm.firing(firing));
    }
    return unreadable.isEmpty() || !plan.needsAlarms()
        ? Optional.empty()
        : Optional.of(DeploymentEnd.StoppedByAlarm.unreadable(unreadable));
  }

  private void leaveFor(Stage next) {
    stage = next;
    entered++;
  }

  private List<String> firing() {
    return plan.alarms().stream()
        .filter(a -> services.alarms().alarmState(a).equals(Optional.of(StateValue.ALARM)))
        .toList();
  }

  private Optional<Stage.Hook> runningHook(String executionId) {
    return stage instanceof Stage.Hook hook && hook.executionId().equals(executionId)
        ? Optional.of(hook)
        : Optional.empty();
  }

  private AppSpec spec() {
    if (spec == null) {
      spec = appSpec.get();
    }
    return spec;
  }

  private AliasShift alias() {
    if (alias == null) {
      alias = new AliasShift(services.aliases(), spec());
    }
    return alias;
  }

  private void orFail(Runnable action) {
    try {
      action.run();
    } catch (DeploymentFailure failure) {
      end(new DeploymentEnd.Failed(failure.code(), failure.reason()));
    }
  }
}
