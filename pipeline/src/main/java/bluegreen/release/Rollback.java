package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason;
import bluegreen.ports.RefusedException;
import bluegreen.ports.RollbackNote.Mark;
import bluegreen.ports.StaleException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.VersionNumber;
import bluegreen.release.RollbackOrder.Target;
import bluegreen.release.steps.DeploymentWatch;
import bluegreen.release.steps.Informed;
import bluegreen.release.steps.RecentReleases;
import bluegreen.release.steps.Rereading;
import bluegreen.release.steps.Settling;
import bluegreen.release.steps.Settling.Ends;
import java.util.List;
import java.util.Optional;

/** Brings an earlier version back, in one command, whatever state the release is in. */
public final class Rollback {
  private final Connection aws;
  private final Story story;
  private final RollbackOrder order;
  private final DeploymentWatch watch;
  private final Settling settling;
  private final Informed informed;
  private final RecentReleases releases;
  private final TargetCheck check;
  private final AliasMove alias;

  public Rollback(Connection aws, Time time, Story story, RollbackOrder order) {
    this.aws = aws;
    this.story = story;
    this.order = order;
    this.watch = new DeploymentWatch(aws, time, story);
    this.settling = new Settling(aws, time, story);
    this.informed = new Informed(aws.meanwhile(), time, story);
    this.releases = new RecentReleases(aws.deployments());
    this.check = new TargetCheck(aws, time, story, informed);
    this.alias = new AliasMove(aws, time, story, order.by());
  }

  /** Rolls back and says how it ended. */
  public Outcome run() {
    try {
      return new Rereading(story).decide("The alias", inFlight(), this::inFlight, this::rollback);
    } catch (StaleException e) {
      return new Undecided(
          String.valueOf(e.getMessage()), "Somebody else moves it. See bluegreen status.");
    } catch (RefusedException e) {
      return new Refused(e.refusals());
    } catch (LostSightException e) {
      return new Undecided(
          String.valueOf(e.getMessage()), "Run the same command again: it is safe to repeat.");
    } catch (InterruptedException e) {
      return new Interrupted(
          Optional.empty(),
          List.of(),
          alias.changed() + " Run the same command again to see it end.");
    }
  }

  /** Where a version is named, Lambda alone can do it, whatever CodeDeploy answers. */
  private Optional<Deployment> inFlight() throws InterruptedException {
    return switch (order.target()) {
      case Target.LastGood _ -> aws.deployments().ownInFlight();
      case Target.Exactly _ ->
          informed
              .ask("Whether a deployment is in flight is not known", aws.deployments()::ownInFlight)
              .flatMap(found -> found);
    };
  }

  private Outcome rollback(Optional<Deployment> flight) throws InterruptedException {
    return switch (order.target()) {
      case Target.Exactly exactly -> to(exactly, flight);
      case Target.LastGood _ when flight.isPresent() -> stop(flight.get());
      case Target.LastGood _ -> back(aws.functions().alias());
    };
  }

  private Outcome to(Target.Exactly exactly, Optional<Deployment> flight)
      throws InterruptedException {
    VersionNumber to = exactly.version();
    Alias now = aws.functions().alias();
    if (flight.isEmpty() && now.servesOnly(to)) {
      return live(new AlreadyLive(to));
    }
    Optional<Mark> mark = check.of(exactly, now);
    return flight.isPresent() ? stop(flight.get()) : move(now, to, mark);
  }

  /** Idempotent: asked again, by a second operator or after a lost answer, nothing is moved. */
  private Outcome back(Alias now) throws InterruptedException {
    List<Deployment> recent = releases.toTheLastThatSucceeded();
    Optional<Mark> mark = Optional.of(alias.mark(recent.stream().findFirst()));
    if (!now.weights().isEmpty()) {
      // Weights that no deployment explains belong to another version than the one that served.
      return move(now, now.version(), mark);
    }
    Optional<Reason> since = RecentReleases.lastRollback(recent, now);
    if (since.isPresent()) {
      return live(new AlreadyLive(now.version(), since, releases.before(now.version(), recent)));
    }
    VersionNumber to =
        releases
            .before(now.version(), recent)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "No finished release brought version "
                            + now.version()
                            + " here, so the version before it is unknown.",
                        "Choose one from bluegreen history and name it: --to N"));
    return move(now, to, mark);
  }

  private Outcome live(AlreadyLive live) throws InterruptedException {
    return settling.settled(
        live.version(), new Ends(_ -> live, seen -> new Failing(live.version(), seen)));
  }

  private Outcome stop(Deployment flight) throws InterruptedException {
    if (flight.rollbackOf().isEmpty()) {
      story.done("Stopping deployment " + flight.id() + " and rolling it back");
      alias.stop(flight);
    }
    try {
      return stopped(watch.toEnd(flight.id()));
    } catch (RefusedException e) {
      // Traffic may have moved: this is no refusal any more.
      throw new LostSightException(
          "Deployment " + flight.id() + " was stopped, but then: " + e.getMessage(), e);
    }
  }

  private Outcome stopped(Deployment ended) throws InterruptedException {
    watch.rollbackOf(ended);
    Deployment undone = releases.original(ended);
    Mark mark = alias.mark(Optional.of(undone));
    if (order.target() instanceof Target.Exactly(VersionNumber to, var _)
        && undone.shift().filter(shift -> shift.blue().equals(to)).isEmpty()) {
      return move(aws.functions().alias(), to, Optional.of(mark));
    }
    Shift shift = undone.shift().orElseThrow(() -> unreadable(undone.id()));
    // It may have succeeded just before the stop: then the alias is on green, and goes back here.
    if (undone.succeeded()) {
      return move(aws.functions().alias(), shift.blue(), Optional.of(mark));
    }
    Reason reason = undone.reason().orElseThrow();
    if (reason instanceof Reason.DeploymentStopped) {
      alias.record(shift, mark, informed.anew());
      reason = new Reason.Requested(order.by());
    }
    return settling.rolledBack(undone, shift, ends(shift, undone.id(), reason));
  }

  private static Ends ends(Shift shift, String deployment, Reason reason) {
    return new Ends(
        seen ->
            new RolledBack(
                shift.blue(), List.of(shift.green()), Optional.of(deployment), reason, seen),
        seen -> new Failing(shift.blue(), seen));
  }

  private static LostSightException unreadable(String id) {
    return new LostSightException(
        "Deployment "
            + id
            + " has ended, but CodeDeploy doesn't say which versions it shifted, so the version"
            + " that it came from is unknown. Choose one from bluegreen history and name it:"
            + " --to N");
  }

  private Outcome move(Alias from, VersionNumber to, Optional<Mark> mark)
      throws InterruptedException {
    alias.hold(alias.move(from, to, mark), informed.anew(), watch);
    List<VersionNumber> former =
        from.versions().stream().filter(number -> !number.equals(to)).toList();
    Reason reason = new Reason.Requested(order.by());
    return settling.settled(
        to,
        new Ends(
            seen -> new RolledBack(to, former, Optional.empty(), reason, seen),
            seen -> new Failing(to, seen)));
  }
}
