package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.codedeploy.deployment.DeploymentPlan.Release;
import java.time.Duration;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;

/**
 * A phase of a deployment: its actions and the phase that follows.
 *
 * <p>A release passes {@code Queued → Preparing → Prepared → Hook → Shifting → Hook → Finishing}, a
 * rollback {@code Queued → Restoring → Finishing}; either may end in any phase.
 */
sealed interface Phase {
  /** Runs when the deployment enters this phase. */
  void begin(Deployment deployment);

  /** The first phase after the queue. */
  static Phase first(DeploymentPlan plan) {
    return switch (plan) {
      case Release release -> new Preparing(release);
      case DeploymentPlan.Rollback(AppSpec back) -> new Restoring(back);
    };
  }

  /** A phase after the alias has been read, so a rollback knows which version to restore. */
  sealed interface Reversible extends Phase {
    AliasShift shift();
  }

  /** Created, but not started yet. */
  record Queued(Phase next) implements Phase {
    @Override
    public void begin(Deployment deployment) {
      deployment.after(
          deployment.pace().queued(),
          () -> {
            deployment.record().start();
            deployment.enter(next);
          });
    }
  }

  /** Reads the AppSpec file and compares it with the alias. */
  record Preparing(Release plan) implements Phase {
    @Override
    public void begin(Deployment deployment) {
      AppSpec spec = AppSpecParser.parse(plan.appSpec());
      deployment.record().read(spec);
      if (spec.isStandstill() && !plan.schedule().isAtOnce()) {
        throw DeploymentFailure.invalidConfiguration(
            "The target version is the current version, so there is no traffic to shift.");
      }
      AliasShift shift = deployment.shift(spec);
      shift.begin();
      deployment.enter(new Prepared(plan, shift));
    }
  }

  /** Checks the alarms before the first change. */
  record Prepared(Release plan, AliasShift shift) implements Reversible {
    @Override
    public void begin(Deployment deployment) {
      deployment.after(
          deployment.pace().prepared(),
          () -> plan.watch().verdict().ifPresentOrElse(deployment::end, () -> goOn(deployment)));
    }

    private void goOn(Deployment deployment) {
      Phase next = new Shifting(plan.schedule(), shift);
      deployment.enter(deployment.hook(LifecycleLog.BEFORE_ALLOW_TRAFFIC, shift, next));
    }
  }

  /**
   * Invokes a hook function and waits for its report. Without hook function, the event succeeds at
   * once.
   */
  record Hook(String event, String executionId, AliasShift shift, Phase next)
      implements Reversible {
    @Override
    public void begin(Deployment deployment) {
      deployment.record().startEvent(event);
      shift
          .spec()
          .hook(event)
          .ifPresentOrElse(function -> invoke(deployment, function), () -> succeed(deployment));
    }

    void succeed(Deployment deployment) {
      deployment.record().finishEvent(event);
      deployment.enter(next);
    }

    void fail(Deployment deployment, String reason) {
      deployment.end(
          new DeploymentEnd.Failed(
              ErrorCode.HOOK_EXECUTION_FAILURE,
              "The deployment failed because the hook " + event + " failed. " + reason));
    }

    private void invoke(Deployment deployment, String function) {
      Duration timeout = deployment.pace().hookTimeout();
      deployment.after(
          timeout,
          () ->
              fail(
                  deployment,
                  function + " did not report within " + timeout.toMinutes() + " min."));
      deployment.invoke(this, function);
    }
  }

  /** Shifts traffic to green, step by step. */
  record Shifting(ShiftSchedule schedule, AliasShift shift) implements Reversible {
    @Override
    public void begin(Deployment deployment) {
      deployment.record().startEvent(LifecycleLog.ALLOW_TRAFFIC);
      for (ShiftSchedule.Step step : schedule.steps()) {
        deployment.after(step.after(), () -> deployment.move(shift, step.weight()));
      }
      Finishing last = new Finishing(shift, deployment.pace().finished());
      deployment.after(
          schedule.length(),
          () -> {
            deployment.record().finishEvent(LifecycleLog.ALLOW_TRAFFIC);
            deployment.enter(deployment.hook(LifecycleLog.AFTER_ALLOW_TRAFFIC, shift, last));
          });
    }
  }

  /** Shifts all traffic back to blue, without hooks. */
  record Restoring(AppSpec back) implements Phase {
    @Override
    public void begin(Deployment deployment) {
      deployment.record().read(back);
      deployment.after(
          deployment.pace().prepared(),
          () -> {
            deployment.record().startEvent(LifecycleLog.ALLOW_TRAFFIC);
            AliasShift shift = deployment.shift(back);
            shift.beginAnywhere();
            deployment.move(shift, 1);
            deployment.record().finishEvent(LifecycleLog.ALLOW_TRAFFIC);
            deployment.enter(new Finishing(shift, deployment.pace().rolledBack()));
          });
    }
  }

  /** All traffic is on the target version; the deployment is about to succeed. */
  record Finishing(AliasShift shift, Duration remaining) implements Reversible {
    @Override
    public void begin(Deployment deployment) {
      deployment.after(remaining, () -> deployment.end(new DeploymentEnd.Succeeded()));
    }
  }

  /** The deployment has ended; its record says how. */
  record Ended() implements Phase {
    @Override
    public void begin(Deployment deployment) {}
  }
}
