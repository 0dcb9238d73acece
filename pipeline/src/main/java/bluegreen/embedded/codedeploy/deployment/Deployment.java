package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;

/**
 * One deployment: its current phase, the transitions between phases, and the actions of phases.
 * Actions that a phase has scheduled are dropped when the deployment leaves the phase.
 */
public final class Deployment {
  private final DeploymentServices services;
  private final DeploymentPlan plan;
  private final DeploymentRecord record;
  private final BiConsumer<Deployment, DeploymentPlan.Rollback> onRollback;
  private final Set<String> hookExecutions = new HashSet<>();
  private Phase phase;
  private int phasesEntered;

  /**
   * @param info the initial info, whose status and times this class updates
   * @param onRollback starts the rollback at the moment when this deployment ends
   */
  public Deployment(
      DeploymentServices services,
      DeploymentInfo info,
      DeploymentPlan plan,
      BiConsumer<Deployment, DeploymentPlan.Rollback> onRollback) {
    this.services = services;
    this.plan = plan;
    this.record = new DeploymentRecord(services.shared(), info);
    this.onRollback = onRollback;
    this.phase = new Phase.Queued(Phase.first(plan));
  }

  public void start() {
    phase.begin(this);
  }

  public DeploymentInfo info() {
    return record.info();
  }

  /** The function's alias; empty until the AppSpec file has been read. */
  public Optional<LambdaTarget> target() {
    return record.target();
  }

  /** Whether the deployment has not ended yet. */
  public boolean isActive() {
    return !(phase instanceof Phase.Ended);
  }

  /** Adds the rollback to this deployment's info. */
  public void relate(RollbackInfo rollback) {
    record.relate(rollback);
  }

  // Events from outside, in any phase.

  /**
   * Handles an alarm that has begun to fire: if it is one of the group's, the deployment stops a
   * little later.
   */
  public void alarmRaised(String alarm) {
    plan.alarms()
        .filter(watch -> isActive() && watch.includes(alarm))
        .ifPresent(
            watch -> timeline().after(pace().alarmNoticed(), () -> end(watch.stoppedBy(alarm))));
  }

  /** Stops the deployment a little later. */
  public void requestStop(DeploymentEnd.WithRollback rollback) {
    timeline().after(pace().stopped(), () -> end(new DeploymentEnd.StoppedOnRequest(rollback)));
  }

  /**
   * Handles the report of a hook function.
   *
   * @param status {@code SUCCEEDED}; any other status is a failure
   */
  public HookReport report(String executionId, LifecycleEventStatus status) {
    if (!hookExecutions.contains(executionId)) {
      return HookReport.UNKNOWN;
    }
    Optional<Phase.Hook> running = runningHook(executionId);
    running.ifPresent(
        hook -> {
          if (status == LifecycleEventStatus.SUCCEEDED) {
            hook.succeed(this);
          } else {
            hook.fail(this, "Its function reported Failed.");
          }
        });
    return running.isPresent() ? HookReport.ACCEPTED : HookReport.LATE;
  }

  // Transitions between phases.

  void enter(Phase next) {
    leaveFor(next);
    orFail(() -> next.begin(this));
  }

  /** Schedules {@code action}; it is dropped if the deployment leaves the phase first. */
  void after(Duration delay, Runnable action) {
    int planned = phasesEntered;
    Runnable unlessLeft =
        () -> {
          if (phasesEntered == planned) {
            orFail(action);
          }
        };
    timeline().after(delay, unlessLeft);
  }

  /**
   * Ends the deployment, and starts its rollback if one is due. Does nothing if the deployment has
   * ended already.
   */
  void end(DeploymentEnd end) {
    if (!isActive()) {
      return;
    }
    Phase last = phase;
    leaveFor(new Phase.Ended());
    record.end(end);
    if (last instanceof Phase.Reversible reversible && plan.rollsBackAfter(end)) {
      AppSpec back = reversible.shift().spec().reversed();
      onRollback.accept(this, new DeploymentPlan.Rollback(back));
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

  // Actions of phases.

  DeploymentRecord record() {
    return record;
  }

  DeploymentPace pace() {
    return services.pace();
  }

  AliasShift shift(AppSpec spec) {
    return new AliasShift(services.aliases(), spec);
  }

  void move(AliasShift shift, double weight) {
    shift.move(weight);
    record.moved(weight);
  }

  Phase.Hook hook(String event, AliasShift shift, Phase next) {
    return new Phase.Hook(event, services.shared().chance().uuid(), shift, next);
  }

  void invoke(Phase.Hook hook, String function) {
    String executionId = hook.executionId();
    hookExecutions.add(executionId);
    services
        .hooks()
        .invoke(
            new HookInvoker.Call(function, info().deploymentId(), executionId),
            problem -> runningHook(executionId).ifPresent(h -> h.fail(this, problem)));
  }

  private Timeline timeline() {
    return services.shared().timeline();
  }

  private Optional<Phase.Hook> runningHook(String executionId) {
    return phase instanceof Phase.Hook hook && hook.executionId().equals(executionId)
        ? Optional.of(hook)
        : Optional.empty();
  }
}
