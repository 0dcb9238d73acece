package bluegreen.release;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alias;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployments.Guards;
import bluegreen.ports.Deployments.Pace;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Refusal;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.StaleException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Version;
import bluegreen.ports.Waiting;
import bluegreen.ports.Waiting.Waited;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.release.ReleaseOrder.Way;
import bluegreen.release.steps.RecentReleases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts the deployment that shifts traffic, if the alias is still where it was. */
final class Shifting {
  /** As long as any other call is retried. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Connection aws;
  private final Story story;
  private final ReleaseOrder order;
  private final Situation before;
  private final Waiting waiting;

  Shifting(Connection aws, Clock clock, ReleaseOrder order, Situation before) {
    this.aws = aws;
    this.story = clock.story();
    this.order = order;
    this.before = before;
    this.waiting = new Waiting(clock.time(), story).every(Duration.ofSeconds(2)).atMost(PATIENCE);
  }

  /** Time, and who hears how it is spent. */
  record Clock(Time time, Story story) {}

  /** How it began. */
  sealed interface Begun {
    /** With this deployment. */
    record Started(String deployment) implements Begun {}

    /** Not at all, because a rollback has moved the alias. */
    record Overtaken(RollbackNote by) implements Begun {}

    /** Not at all. */
    record Refused(Refusal why) implements Begun {}
  }

  /**
   * Starts it.
   *
   * @param alarms those that guard the group, pointed at green
   */
  Begun begin(Version green, List<Alarm> alarms) throws InterruptedException {
    Alias alias = aws.functions().alias();
    Shift shift = new Shift(before.blue().number(), green.number());
    if (!alias.servesOnly(shift.blue())) {
      return aws.deployments()
          .inFlight()
          .map(flight -> besides(flight, alarms))
          .orElseGet(() -> moved(alias));
    }
    Attempt attempt = new Attempt(shift, green, guards(alarms), alarms);
    return switch (waiting.until(
        attempt::make,
        Optional::isPresent,
        _ -> "CodeDeploy has not said whether the deployment has begun: looking for it")) {
      case Waited.Enough<Optional<Begun>>(Optional<Begun> begun) -> begun.orElseThrow();
      case Waited.TimedOut<Optional<Begun>> _ ->
          throw new LostSightException("CodeDeploy CreateDeployment was not answered.");
    };
  }

  private Begun moved(Alias alias) {
    return before
        .alias()
        .rollbackBefore(alias)
        .<Begun>map(Begun.Overtaken::new)
        .orElseGet(
            () ->
                new Begun.Refused(
                    new Refusal(
                        "Somebody moved the alias to version "
                            + alias.traffic()
                            + " during this release.",
                        "Look at bluegreen status, and release again.")));
  }

  /** The alarms that guard somebody else's deployment have to watch its version, not ours. */
  private Begun besides(Deployment theirs, List<Alarm> alarms) {
    new RecentReleases(aws.deployments())
        .original(theirs)
        .shift()
        .ifPresent(
            shift -> aws.monitoring().pointAt(shift, alarms.stream().map(Alarm::name).toList()));
    return new Begun.Refused(Preflight.inFlight(theirs, aws.coordinates()));
  }

  /** Asks CodeDeploy, and finds out what has become of a question without an answer. */
  private final class Attempt {
    private final Shift shift;
    private final Version green;
    private final Guards guards;
    private final List<Alarm> alarms;

    Attempt(Shift shift, Version green, Guards guards, List<Alarm> alarms) {
      this.shift = shift;
      this.green = green;
      this.guards = guards;
      this.alarms = alarms;
    }

    Optional<Begun> make() {
      try {
        Pace pace = order.way() == Way.CANARY ? Pace.OF_GROUP : Pace.ALL_AT_ONCE;
        String id = aws.deployments().create(shift, green.origin().description(), guards, pace);
        story.done("Deployment " + id + " shifts version " + shift.blue() + " → " + shift.green());
        return Optional.of(new Begun.Started(id));
      } catch (StaleException e) {
        return aws.deployments().inFlight().map(this::found);
      } catch (LostSightException e) {
        return started().map(d -> new Begun.Started(d.id()));
      }
    }

    /** A call whose answer was lost has started what is in flight, or somebody else was faster. */
    private Begun found(Deployment flight) {
      return flight.brings(green.number())
          ? new Begun.Started(flight.id())
          : besides(flight, alarms);
    }

    /** A deployment of green that has begun, or even ended, since this release looked first. */
    private Optional<Deployment> started() {
      return new RecentReleases(aws.deployments())
          .since(before.group().lastAttempt())
          .filter(d -> d.brings(green.number()))
          .findFirst();
    }
  }

  private Guards guards(List<Alarm> alarms) {
    boolean all =
        order.firingAlarms() == FiringAlarms.REFUSE || alarms.stream().noneMatch(Alarm::firing);
    if (order.way() != Way.HOTFIX && all) {
      return new Guards.OfGroup();
    }
    List<String> guards =
        alarms.stream()
            .filter(alarm -> !alarm.firing())
            .filter(alarm -> order.way() != Way.HOTFIX || alarm.watchesOneVersion())
            .map(Alarm::name)
            .toList();
    String which =
        order.way() == Way.HOTFIX
            ? "the alarms that watch more than the new version, or fire"
            : "the alarms that fire already";
    story.warning(
        "Released without "
            + which
            + (guards.isEmpty()
                ? ": no alarm guards it"
                : "; guarded by " + String.join(", ", guards)));
    return new Guards.Only(guards);
  }
}
