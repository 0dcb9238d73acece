package bluegreen.embedded.codedeploy.deployment;

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
 * One deployment: the phase it is in, the only way from one phase to another, and what phases do.
 * Whatever a phase had planned is void once it is left.
 */
public final class Deployment {
  private final DeploymentServices services;
  private final DeploymentPlan plan;
  private final DeploymentRecord record;
  private final Supplier<AppSpec> appSpec;
  private final BiConsumer<Deployment, DeploymentEnd> onEnd;
  private final Set<String> hookExecutions = new HashSet<>();
  private Phase phase = new Phase.Ended();
  private int phasesEntered;
  private @Nullable AppSpec spec;
  private @Nullable AliasShift alias;
  private boolean checked;

  /**
   * @param appSpec reads the AppSpec file, once the deployment starts
   * @param onEnd hears how it ended, at that moment
   */
  public Deployment(
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

  public DeploymentRecord record() {
    return record;
  }

  public DeploymentInfo info() {
    return record.info();
  }

  public DeploymentPlan plan() {
    return plan;
  }

  DeploymentPace pace() {
    return services.pace();
  }

  public boolean isActive() {
    return !(phase instanceof Phase.Ended);
  }

  /** The AppSpec file, once it was read and the alias found to be where it says. */
  public Optional<AppSpec> checkedSpec() {
    return checked ? Optional.ofNullable(spec) : Optional.empty();
  }

  // From phase to phase.

  public void enter(Phase next) {
    leaveFor(next);
    orFail(() -> next.begin(this));
  }

  /** Has {@code action} happen later, unless the phase is left before. */
  void after(Duration delay, Runnable action) {
    int planned = phasesEntered;
    Runnable unlessLeft =
        () -> {
          if (phasesEntered == planned) {
            orFail(action);
          }
        };
    services.timeline().after(delay, unlessLeft);
  }

  /** Ends it, unless it has ended. */
  void end(DeploymentEnd end) {
    if (isActive()) {
      leaveFor(new Phase.Ended());
      record.end(end);
      onEnd.accept(this, end);
    }
  }

  private void leaveFor(Phase next) {
    phase = next;
    phasesEntered++;
  }

  private void orFail(Runnable action) {
    try {
      action.run();
    } catch (DeploymentFailure failure) {
      end(new DeploymentEnd.Failed(failure.code(), failure.reason()));
    }
  }

  // What comes from outside, at any phase.

  /** An alarm began to fire: if it is one of the group's, the deployment stops a little later. */
  public void alarmRaised(String alarm) {
    if (isActive() && plan.alarms().includes(alarm)) {
      services.timeline().after(pace().alarmNoticed(), () -> end(plan.alarms().stoppedBy(alarm)));
    }
  }

  public void requestStop(Optional<Boolean> rollback) {
    services
        .timeline()
        .after(pace().stopped(), () -> end(new DeploymentEnd.StoppedOnRequest(rollback)));
  }

  public void reportHook(String executionId, boolean succeeded) {
    if (!hookExecutions.contains(executionId)) {
      throw InvalidLifecycleEventHookExecutionIdException.builder()
          .message("The lifecycle event hook execution id " + executionId + " is not valid.")
          .build();
    }
    Phase.Hook hook =
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

  // What phases do.

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

  String newExecutionId() {
    return services.shared().chance().uuid();
  }

  Optional<String> hook(String event) {
    return spec().hook(event);
  }

  void invokeHook(Phase.Hook hook, String function) {
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

  private Optional<Phase.Hook> runningHook(String executionId) {
    return phase instanceof Phase.Hook hook && hook.executionId().equals(executionId)
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
