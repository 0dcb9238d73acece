package bluegreen.release;

import static bluegreen.ports.Meanwhile.ask;

import bluegreen.ports.Alarm;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployments;
import bluegreen.ports.Ports;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Story;
import bluegreen.ports.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Follows deployments to their end: CodeDeploy does the work, this only looks. */
final class Watch {
  /** Often enough that the end is seen within half a second, seldom enough for the API's limits. */
  private static final Duration POLL = Duration.ofMillis(400);

  /** What ends soon is seen soon: a pause is no longer than this and a part of the wait before. */
  private static final Duration FIRST_POLL = Duration.ofMillis(50);

  private static final int PART = 16;

  /** Weight, alarms and metrics move slower, and cost four calls more. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** CodeDeploy starts a rollback within seconds of the stop; after half a minute it won't. */
  private static final int POLLS_FOR_ROLLBACK = 75;

  private final Ports ports;
  private final Story story;
  private @Nullable List<String> guards;
  private @Nullable ShiftProgress shown;

  Watch(Ports ports, Story story) {
    this.ports = ports;
    this.story = story;
  }

  /** Follows a deployment until it is no longer in flight. */
  Deployment toEnd(String id) throws InterruptedException {
    Deployment deployment = ports.deployments().read(id);
    Duration waited = Duration.ZERO;
    Duration nextLook = Duration.ZERO;
    while (deployment.inFlight()) {
      if (waited.compareTo(nextLook) >= 0) {
        look(deployment);
        nextLook = waited.plus(LOOK);
      }
      Duration pause = pauseAfter(waited);
      ports.time().pause(pause);
      waited = waited.plus(pause);
      deployment = ports.deployments().read(id);
    }
    look(deployment);
    return deployment;
  }

  private static Duration pauseAfter(Duration waited) {
    Duration pause = FIRST_POLL.plus(waited.dividedBy(PART));
    return pause.compareTo(POLL) < 0 ? pause : POLL;
  }

  /**
   * Follows the rollback of a deployment that failed or was stopped, if there is one, to its end.
   */
  void rollbackOf(Deployment ended) throws InterruptedException {
    Deployment deployment = ended;
    for (int poll = 0; deployment.rollbackPending(); poll++) {
      Optional<String> rollback = deployment.rolledBackBy();
      if (rollback.isPresent()) {
        story.done("CodeDeploy takes it back with " + rollback.get());
        toEnd(rollback.get());
        return;
      }
      if (poll == POLLS_FOR_ROLLBACK) {
        story.warning("CodeDeploy has not started the rollback of " + ended.id() + ".");
        return;
      }
      ports.time().pause(POLL);
      deployment = ports.deployments().read(ended.id());
    }
  }

  /** Requests and errors of both versions, as far as they were published at the last look. */
  List<Traffic> traffic() {
    return shown == null ? List.of() : shown.traffic();
  }

  private List<Traffic> traffic(Deployment deployment) {
    List<String> versions = new ArrayList<>();
    deployment.shift().map(Shift::blue).ifPresent(versions::add);
    deployment.shift().map(Shift::green).ifPresent(versions::add);
    return ports.monitoring().traffic(versions, deployment.created());
  }

  private void look(Deployment deployment) {
    Supplier<Deployments.Progress> progress =
        ask(() -> ports.deployments().progress(deployment.id()));
    Supplier<List<Alarm>> alarms = ask(() -> ports.monitoring().alarms(guards()));
    Supplier<List<Traffic>> traffic = ask(() -> traffic(deployment));
    ShiftProgress seen =
        new ShiftProgress(
            progress.get().weight(), progress.get().events(), alarms.get(), traffic.get());
    if (!seen.equals(shown)) {
      shown = seen;
      story.shifting(deployment, seen);
    }
  }

  private List<String> guards() {
    if (guards == null) {
      guards = ports.deployments().group().alarms();
    }
    return guards;
  }
}
