package bluegreen.release.steps;

import bluegreen.ports.Alarm;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployments;
import bluegreen.ports.Functions;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Meanwhile;
import bluegreen.ports.Meanwhile.Answer;
import bluegreen.ports.Monitoring;
import bluegreen.ports.RefusedException;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Traffic;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.Waiting;
import bluegreen.verdict.Verdict;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows deployments to their end. CodeDeploy does the work, this only looks. Weights, alarms and
 * metrics are shown as far as they can be read: without them a deployment is followed all the same.
 */
public final class DeploymentWatch {
  /** Short enough to see the end within half a second, long enough for the API's limits. */
  private static final Duration POLL = Duration.ofMillis(400);

  /** Weight, alarms and metrics change more slowly, and cost five more calls. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** For the last look, once a deployment has ended. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(5);

  /** CodeDeploy starts a rollback within seconds of the stop; after half a minute it won't. */
  private static final Duration UNTIL_ROLLBACK = Duration.ofSeconds(30);

  private static final ShiftProgress NOTHING =
      new ShiftProgress(0, List.of(), List.of(), List.of());

  private final Deployments deployments;
  private final Functions functions;
  private final Monitoring monitoring;
  private final Meanwhile meanwhile;
  private final Time time;
  private final Story story;
  private final Waiting waiting;
  private final Set<String> warned = new HashSet<>();
  private @Nullable List<String> guards;
  private @Nullable ShiftProgress shown;
  private Optional<Verdict> verdict = Optional.empty();

  public DeploymentWatch(Connection aws, Time time, Story story) {
    this.deployments = aws.deployments();
    this.functions = aws.functions();
    this.monitoring = aws.monitoring();
    this.meanwhile = aws.meanwhile();
    this.time = time;
    this.story = story;
    this.waiting = new Waiting(time, story).every(POLL);
  }

  /** Looks at a deployment besides. */
  public interface Observer {
    /** The verdict so far, if there is one. */
    Optional<Verdict> sees(Deployment deployment);
  }

  /** Follows a deployment until it is no longer in flight. */
  public Deployment toEnd(String id) throws InterruptedException {
    return toEnd(id, _ -> Optional.empty());
  }

  /** The same, while somebody judges. */
  public Deployment toEnd(String id, Observer observer) throws InterruptedException {
    Looks looks = new Looks(observer);
    Deployment ended =
        waiting.until(() -> looks.at(deployments.read(id)), seen -> !seen.inFlight()).last();
    Look last = new Look(ended);
    waiting.atMost(LAST_LOOK).until(last::here, here -> here);
    last.show();
    return ended;
  }

  /**
   * Follows the rollback of a deployment that did not succeed to its end, if CodeDeploy rolls it
   * back.
   */
  public void rollbackOf(Deployment ended) throws InterruptedException {
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

  /** What was seen at the last look. */
  public ShiftProgress seen() {
    return shown == null ? NOTHING : shown;
  }

  /** Shows a deployment's progress now and then. */
  private final class Looks {
    private final Observer observer;
    private long next = time.nanos();
    private Optional<Look> open = Optional.empty();

    Looks(Observer observer) {
      this.observer = observer;
    }

    Deployment at(Deployment deployment) {
      verdict = observer.sees(deployment);
      if (open.isEmpty() && deployment.inFlight() && time.nanos() >= next) {
        open = Optional.of(new Look(deployment));
        next = time.nanos() + LOOK.toNanos();
      }
      if (open.filter(Look::here).isPresent()) {
        open.get().show();
        open = Optional.empty();
      }
      return deployment;
    }
  }

  /** Questions about a deployment, whose answers nobody waits for. */
  private final class Look {
    private final Deployment deployment;
    private final Answer<List<String>> events;
    private final Answer<Double> weight;
    private final Answer<List<Alarm>> alarms;
    private final Answer<List<Traffic>> traffic;

    Look(Deployment deployment) {
      this.deployment = deployment;
      this.events = meanwhile.ask(() -> deployments.events(deployment.id()));
      this.weight = meanwhile.ask(this::share);
      this.alarms = meanwhile.ask(() -> monitoring.alarms(guards()));
      this.traffic = meanwhile.ask(() -> traffic(deployment));
    }

    boolean here() {
      return events.here() && weight.here() && alarms.here() && traffic.here();
    }

    private double share() {
      return deployment.shift().map(shift -> functions.alias().share(shift.green())).orElse(0.0);
    }

    void show() {
      ShiftProgress before = seen();
      ShiftProgress seen =
          new ShiftProgress(
              answer(weight, before.weight()),
              answer(events, before.events()),
              answer(alarms, before.alarms()),
              answer(traffic, before.traffic()),
              verdict);
      if (!seen.equals(shown)) {
        shown = seen;
        story.shifting(deployment, seen);
      }
    }
  }

  private <T> T answer(Answer<T> answer, T otherwise) {
    if (!answer.here()) {
      return otherwise;
    }
    try {
      return answer.get();
    } catch (RefusedException | LostSightException e) {
      if (warned.add(String.valueOf(e.getMessage()))) {
        story.warning("Not all that can be shown is: " + e.getMessage());
      }
      return otherwise;
    }
  }

  private List<Traffic> traffic(Deployment deployment) {
    List<VersionNumber> versions =
        deployment.shift().stream().flatMap(s -> Stream.of(s.blue(), s.green())).toList();
    return monitoring.traffic(versions, deployment.period());
  }

  private List<String> guards() {
    if (guards == null) {
      guards = deployments.group().alarms();
    }
    return guards;
  }
}
