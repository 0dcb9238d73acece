package bluegreen.embedded.codedeploy.deployment;

import java.time.Duration;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;

/**
 * Where a deployment is: what it does there, and where it goes next.
 *
 * <p>A release passes {@code Queued → Preparing → Hook → Shifting → Hook → Finishing}, a rollback
 * {@code Queued → Restoring → Finishing}; both may end anywhere.
 */
public sealed interface Phase {
  /** What happens on the way in. */
  void begin(Deployment deployment);

  /** Created; nothing has begun. */
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

  /** In progress: what the AppSpec file and the alarms say is checked. */
  record Preparing() implements Phase {
    @Override
    public void begin(Deployment deployment) {
      deployment.checkAlias();
      deployment.after(
          deployment.pace().prepared(),
          () ->
              deployment
                  .plan()
                  .alarms()
                  .verdict()
                  .ifPresentOrElse(
                      deployment::end,
                      () ->
                          deployment.enter(
                              Hook.of(
                                  deployment, LifecycleLog.BEFORE_ALLOW_TRAFFIC, new Shifting()))));
    }
  }

  /** A hook function runs and is to report; without one, the event succeeds at once. */
  record Hook(String event, String executionId, Phase next) implements Phase {
    static Hook of(Deployment deployment, String event, Phase next) {
      return new Hook(event, deployment.newExecutionId(), next);
    }

    @Override
    public void begin(Deployment deployment) {
      deployment.record().startEvent(event);
      deployment
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
      deployment.invokeHook(this, function);
    }
  }

  /** Traffic goes over to green, step by step. */
  record Shifting() implements Phase {
    @Override
    public void begin(Deployment deployment) {
      deployment.record().startEvent(LifecycleLog.ALLOW_TRAFFIC);
      for (ShiftSchedule.Step step : deployment.plan().schedule().steps()) {
        deployment.after(step.after(), () -> deployment.moveAlias(step.weight()));
      }
      deployment.after(
          deployment.plan().schedule().length(),
          () -> {
            deployment.record().finishEvent(LifecycleLog.ALLOW_TRAFFIC);
            deployment.enter(
                Hook.of(
                    deployment,
                    LifecycleLog.AFTER_ALLOW_TRAFFIC,
                    new Finishing(deployment.pace().finished())));
          });
    }
  }

  /** A rollback gives all traffic back to blue; it runs no hooks. */
  record Restoring() implements Phase {
    @Override
    public void begin(Deployment deployment) {
      deployment.after(
          deployment.pace().prepared(),
          () -> {
            deployment.record().startEvent(LifecycleLog.ALLOW_TRAFFIC);
            deployment.restoreAlias();
            deployment.record().finishEvent(LifecycleLog.ALLOW_TRAFFIC);
            deployment.enter(new Finishing(deployment.pace().rolledBack()));
          });
    }
  }

  /** All traffic is where it belongs. */
  record Finishing(Duration remaining) implements Phase {
    @Override
    public void begin(Deployment deployment) {
      deployment.after(remaining, () -> deployment.end(new DeploymentEnd.Succeeded()));
    }
  }

  /** Over, one way or another. */
  record Ended() implements Phase {
    @Override
    public void begin(Deployment deployment) {}
  }
}
