package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.function.LambdaFunction.LATEST;

import bluegreen.embedded.lambda.function.Code;
import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.LambdaVersion;
import bluegreen.embedded.lambda.function.Lifecycle;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.State;

/** The changes of versions that Lambda completes after it has answered the request. */
final class Transitions {
  private final Timeline timeline;
  private final CodeResolver images;
  private final Environments environments;
  private final LambdaPace pace;

  Transitions(Timeline timeline, CodeResolver images, Environments environments, LambdaPace pace) {
    this.timeline = timeline;
    this.images = images;
    this.environments = environments;
    this.pace = pace;
  }

  /** Fails while {@code $LATEST} is {@code Pending} or an update is in progress. */
  static void requireSettled(LambdaFunction function) {
    var latest = function.latest().configuration();
    if (latest.state() == State.PENDING) {
      throw Errors.notInState(latest.state());
    }
    if (latest.lastUpdateStatus() == LastUpdateStatus.IN_PROGRESS) {
      throw Errors.conflict(
          "The operation cannot be performed at this time. An update is in progress for resource: "
              + function.arn());
    }
  }

  /** Starts preparing a new function; it becomes {@code Active} or {@code Failed}. */
  LambdaVersion create(LambdaFunction function) {
    getReady(function, LATEST, pace.creation());
    return function.latest();
  }

  /** Starts preparing a new function and its first version, which become ready at the same time. */
  LambdaVersion createAndPublish(LambdaFunction function) {
    LambdaVersion created = create(function);
    return publish(function, created.configuration().description(), pace.creation());
  }

  /** Starts updating {@code $LATEST}. The update fails if the image is gone when it completes. */
  LambdaVersion update(LambdaFunction function, LambdaVersion next) {
    function.beginUpdate(next.with(Lifecycle.updating(next.configuration())));
    timeline.after(pace.update(), () -> endUpdate(function));
    return function.latest();
  }

  /**
   * Starts an update and publishes the result as a version, which becomes ready at the same time.
   */
  LambdaVersion updateAndPublish(LambdaFunction function, LambdaVersion next) {
    LambdaVersion updated = update(function, next);
    return publish(function, updated.configuration().description(), pace.update());
  }

  private void endUpdate(LambdaFunction function) {
    images
        .problem(function.latest().code())
        .ifPresentOrElse(
            why -> function.abandonUpdate(before -> Lifecycle.updateFailed(before, why)),
            () -> function.endUpdate(Lifecycle::active));
    retire(function, LATEST);
  }

  /** Publishes {@code $LATEST} as a version, which becomes ready later. */
  LambdaVersion publish(LambdaFunction function, String description) {
    return publish(function, description, pace.publication());
  }

  private LambdaVersion publish(LambdaFunction function, String description, Duration delay) {
    LambdaVersion version = function.cut(description);
    getReady(function, version.configuration().version(), delay);
    return version;
  }

  /** Makes a version {@code Inactive} and ends its execution environments. */
  void idle(LambdaFunction function, String version) {
    function.change(version, Lifecycle::idle);
    retire(function, version);
  }

  /** Starts preparing an {@code Inactive} version for invocations again. */
  void restore(LambdaFunction function, String version) {
    function.change(version, Lifecycle::restoring);
    getReady(function, version, pace.restoration());
  }

  private void getReady(LambdaFunction function, String version, Duration delay) {
    timeline.after(
        delay,
        () ->
            function
                .version(version)
                .map(LambdaVersion::code)
                .ifPresent(code -> endPending(function, version, code)));
  }

  private void endPending(LambdaFunction function, String version, Code code) {
    images
        .problem(code)
        .ifPresentOrElse(
            why -> function.change(version, is -> Lifecycle.failed(is, why)),
            () -> function.change(version, Lifecycle::active));
  }

  /** Ends a version's execution environments. */
  void retire(LambdaFunction function, String version) {
    environments.retire(function.arn() + ":" + version);
  }
}
