package bluegreen.embedded.codedeploy;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionIdException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;

/**
 * One deployment: the stage it is in, the only way from one stage to another, and what stages do.
 * Whatever a stage had planned is void once it is left.
 */
final class Deployment {
  private final DeploymentServices services;
  private final DeploymentPlan plan;
  private final DeploymentRecord record;
  private final Supplier<AppSpec> appSpec;
  private final BiConsumer<Deployment, DeploymentEnd> onEnd;
  private final Set<String> hookExecutions = new HashSet<>();
  private Stage stage = new Stage.Ended();
  private int stagesEntered;
  private @Nullable AppSpec spec;
  private @Nullable AliasShift alias;
  private boolean checked;

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
    this.record = new DeploymentRecord(services.timeline(), services.account(), info);
    this.appSpec = appSpec;
    this.onEnd = onEnd;
  }

  DeploymentRecord record() {
    return record;
  }

  DeploymentInfo info() {
    return record.info();
  }

  DeploymentPlan plan() {
    return plan;
  }

  DeploymentPace pace() {
    return services.pace();
  }

  boolean isActive() {
    return !(stage instanceof Stage.Ended);
  }

  /** The AppSpec file, once it was read and the alias found to be where it says. */
  Optional<AppSpec> checkedSpec() {
    return checked ? Optional.ofNullable(spec) : Optional.empty();
  }

  // From stage to stage.

  void enter(Stage next) {
    leaveFor(next);
    orFail(() -> next.begin(this));
  }

  /** Has {@code action} happen later, unless the stage is left before. */
  void after(Duration delay, Runnable action) {
    int planned = stagesEntered;
    Runnable unlessLeft =
        () -> {
          if (stagesEntered == planned) {
            orFail(action);
          }
        };
    services.timeline().after(delay, unlessLeft);
  }

  /** Ends it, unless it has ended. */
  void end(DeploymentEnd end) {
    if (isActive()) {
      leaveFor(new Stage.Ended());
      record.end(end);
      onEnd.accept(this, end);
    }
  }

  private void leaveFor(Stage next) {
    stage = next;
    stagesEntered++;
  }

  private void orFail(Runnable action) {
    try {
      action.run();
    } catch (DeploymentFailure failure) {
      end(new DeploymentEnd.Failed(failure.code(), failure.reason()));
    }
  }

  // What comes from outside, at any stage.

  /** An alarm began to fire: if it is one of the group's, the deployment stops a little later. */
  void alarmRaised(String alarm) {
    if (isActive() && plan.alarms().includes(alarm)) {
      services.timeline().after(pace().alarmNoticed(), () -> end(plan.alarms().stoppedBy(alarm)));
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

  void checkAlias() {
    if (spec().isStandstill() && plan.schedule().steps().size() > 1) {
      throw DeploymentFailure.invalidConfiguration(
          "The target version is the current version, so there is no traffic to shift.");
    }
    alias().begin();
    checked = true;
  }

  void moveAlias(double weight) {
    alias().move(weight);
    record.moved(weight);
  }

  void restoreAlias() {
    alias().beginAnywhere();
    moveAlias(1);
  }

  Optional<String> hook(String event) {
    return spec().hook(event);
  }

  void invokeHook(Stage.Hook hook, String function) {
    String executionId = hook.executionId();
    hookExecutions.add(executionId);
    services
        .hooks()
        .invoke(
            function,
            record.info().deploymentId(),
            executionId,
            problem -> runningHook(executionId).ifPresent(h -> h.fail(this, problem)));
  }

  private Optional<Stage.Hook> runningHook(String executionId) {
    return stage instanceof Stage.Hook hook && hook.executionId().equals(executionId)
        ? Optional.of(hook)
        : Optional.empty();
  }

  private AppSpec spec() {
    if (spec == null) {
      spec = appSpec.get();
      record.read(spec);
    }
    return spec;
  }

  private AliasShift alias() {
    if (alias == null) {
      alias = new AliasShift(services.aliases(), spec());
    }
    return alias;
  }
}
