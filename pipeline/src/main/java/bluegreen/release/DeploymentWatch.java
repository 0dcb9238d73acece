package bluegreen.release;

import bluegreen.ports.Alarm;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployments;
import bluegreen.ports.Meanwhile;
import bluegreen.ports.Monitoring;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Traffic;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows deployments to their end. CodeDeploy does the work, this only looks. */
final class DeploymentWatch {
  /** Short enough to see the end within half a second, long enough for the API's limits. */
  private static final Duration POLL = Duration.ofMillis(400);

  /** Weight, alarms and metrics change more slowly, and cost four more calls. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** CodeDeploy starts a rollback within seconds of the stop; after half a minute it won't. */
  private static final Duration UNTIL_ROLLBACK = Duration.ofSeconds(30);

  private final Deployments deployments;
  private final Monitoring monitoring;
  private final Meanwhile meanwhile;
  private final Time time;
  private final Story story;
  private final Waiting waiting;
  private @Nullable List<String> guards;
  private @Nullable ShiftProgress shown;

  DeploymentWatch(Connection aws, Time time, Story story) {
    this.deployments = aws.deployments();
    this.monitoring = aws.monitoring();
    this.meanwhile = aws.meanwhile();
    this.time = time;
    this.story = story;
    this.waiting = new Waiting(time, story).every(POLL);
  }

  /** Follows a deployment until it is no longer in flight. */
  Deployment toEnd(String id) throws InterruptedException {
    Looks looks = new Looks();
    return waiting.until(() -> looks.at(deployments.read(id)), seen -> !seen.inFlight()).last();
  }

  /**
   * Follows the rollback of a deployment that did not succeed to its end, if CodeDeploy rolls it
   * back.
   */
  void rollbackOf(Deployment ended) throws InterruptedException {
    if (!ended.rollbackPending()) {
      return;
    }
    Rollback rollback =
        waiting
            .atMost(UNTIL_ROLLBACK)
            .until(
                () -> deployments.read(ended.id()).rollback(), Rollback.Started.class::isInstance)
            .last();
    if (rollback instanceof Rollback.Started(String by)) {
      story.done("CodeDeploy rolls it back with " + by);
      toEnd(by);
    } else {
      story.warning("CodeDeploy has not started the rollback of " + ended.id() + ".");
    }
  }

  /** Requests and errors of both versions, as far as they were published at the last look. */
  List<Traffic> traffic() {
    return shown == null ? List.of() : shown.traffic();
  }

  /** Shows a deployment's progress now and then, and always at its end. */
  private final class Looks {
    private long next = time.nanos();

    Deployment at(Deployment deployment) {
      if (!deployment.inFlight() || time.nanos() >= next) {
        look(deployment);
        next = time.nanos() + LOOK.toNanos();
      }
      return deployment;
    }
  }

  private void look(Deployment deployment) {
    Supplier<Deployments.Progress> progress =
        meanwhile.ask(() -> deployments.progress(deployment.id()));
    Supplier<List<Alarm>> alarms = meanwhile.ask(() -> monitoring.alarms(guards()));
    Supplier<List<Traffic>> traffic = meanwhile.ask(() -> traffic(deployment));
    ShiftProgress seen =
        new ShiftProgress(
            progress.get().weight(), progress.get().events(), alarms.get(), traffic.get());
    if (!seen.equals(shown)) {
      shown = seen;
      story.shifting(deployment, seen);
    }
  }

  private List<Traffic> traffic(Deployment deployment) {
    List<VersionNumber> versions =
        deployment.shift().stream().flatMap(s -> Stream.of(s.blue(), s.green())).toList();
    return monitoring.traffic(versions, deployment.created());
  }

  private List<String> guards() {
    if (guards == null) {
      guards = deployments.group().alarms();
    }
    return guards;
  }
}
