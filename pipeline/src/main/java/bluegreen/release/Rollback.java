package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason;
import bluegreen.ports.RefusedException;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.StaleException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import bluegreen.release.RollbackOrder.Target;
import java.util.List;
import java.util.Optional;

/** Brings an earlier version back, in one command, whatever state the release is in. */
public final class Rollback {
  private final Connection aws;
  private final Story story;
  private final RollbackOrder order;
  private final DeploymentWatch watch;
  private final Settling settling;
  private final Publication publication;
  private final RecentReleases releases;

  public Rollback(Connection aws, Time time, Story story, RollbackOrder order) {
    this.aws = aws;
    this.story = story;
    this.order = order;
    this.watch = new DeploymentWatch(aws, time, story);
    this.settling = new Settling(aws, time, story);
    this.publication = new Publication(aws.functions(), time, story);
    this.releases = new RecentReleases(aws.deployments());
  }

  /** Rolls back and says how it ended. */
  public Outcome run() {
    try {
      return new Rereading(story)
          .decide(
              "The alias",
              aws.deployments().inFlight(),
              aws.deployments()::inFlight,
              this::rollback);
    } catch (StaleException e) {
      return new Undecided(
          String.valueOf(e.getMessage()), "Somebody else moves it. See bluegreen status.");
    } catch (RefusedException e) {
      return new Refused(List.of(e.refusal()));
    } catch (LostSightException e) {
      return new Undecided(
          String.valueOf(e.getMessage()), "Run the same command again: it is safe to repeat.");
    } catch (InterruptedException e) {
      return new Interrupted(
          Optional.empty(), "What has begun goes on. Run the same command again to see it end.");
    }
  }

  private Outcome rollback(Optional<Deployment> flight) throws InterruptedException {
    if (flight.isPresent()) {
      return stop(flight.get());
    }
    Alias alias = aws.functions().alias();
    return switch (order.target()) {
      case Target.Exactly(VersionNumber version) -> move(alias, version);
      case Target.LastGood _ when alias.weights().isEmpty() -> back(alias);
      // Weights that no deployment explains belong to another version than the one that served.
      case Target.LastGood _ -> move(alias, alias.version());
    };
  }

  /** Idempotent: asked again, by a second operator or after a lost answer, nothing is moved. */
  private Outcome back(Alias alias) throws InterruptedException {
    List<Deployment> recent = releases.toTheLastThatSucceeded();
    Optional<Deployment> finished = recent.stream().filter(Deployment::succeeded).findFirst();
    Optional<Deployment> undone =
        recent.stream()
            .findFirst()
            .filter(last -> last.failed() && last.comesFrom(alias.version()));
    Optional<Reason> done = doneByHand(finished, undone, alias);
    if (done.isPresent()) {
      return new AlreadyLive(alias.version(), done);
    }
    VersionNumber to = before(alias.version(), finished);
    undone
        .filter(Deployment::rolledBackAutomatically)
        .flatMap(Deployment::shift)
        .ifPresent(shift -> story.warning(further(shift, to)));
    return move(alias, to);
  }

  /** The version that served before {@code version} finished its release. */
  private VersionNumber before(VersionNumber version, Optional<Deployment> finished) {
    return finished
        .filter(d -> d.brings(version))
        .or(() -> releases.thatBrought(version))
        .flatMap(Deployment::shift)
        .map(Shift::blue)
        .orElseThrow(
            () ->
                new RefusedException(
                    "No finished release brought version "
                        + version
                        + " here, so the version before it is unknown.",
                    "Choose one from bluegreen history and name it: --to N"));
  }

  private static Optional<Reason> doneByHand(
      Optional<Deployment> finished, Optional<Deployment> undone, Alias alias) {
    return finished
        .flatMap(d -> RecentReleases.movedByHandSince(d, alias))
        .<Reason>map(note -> new Reason.Requested(note.by()))
        .or(
            () ->
                undone
                    .flatMap(Deployment::reason)
                    .filter(Reason.DeploymentStopped.class::isInstance));
  }

  private static String further(Shift undone, VersionNumber to) {
    return "Version %s was rolled back before; this goes on from %s to %s (undo: --to %s)"
        .formatted(undone.green(), undone.blue(), to, undone.blue());
  }

  private Outcome stop(Deployment flight) throws InterruptedException {
    if (flight.rollbackOf().isEmpty()) {
      story.done("Stopping deployment " + flight.id() + " and rolling it back");
      aws.deployments().stop(flight.id());
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
    Deployment undone = undone(ended);
    if (order.target() instanceof Target.Exactly(VersionNumber to)
        && undone.shift().filter(shift -> shift.blue().equals(to)).isEmpty()) {
      return move(aws.functions().alias(), to);
    }
    Shift shift = undone.shift().orElseThrow(() -> unreadable(undone.id()));
    // It may have succeeded just before the stop: then the alias is on green, and goes back here.
    if (undone.succeeded()) {
      return move(aws.functions().alias(), shift.blue());
    }
    return settling.rolledBack(undone, shift);
  }

  /** The deployment that is undone, also if what was in flight is its rollback. */
  private Deployment undone(Deployment deployment) {
    return deployment.rollbackOf().map(aws.deployments()::read).orElse(deployment);
  }

  private static LostSightException unreadable(String id) {
    return new LostSightException(
        "Deployment "
            + id
            + " has ended, but has no AppSpec that can be read, so the version that it came from is"
            + " unknown. Choose one from bluegreen history and name it: --to N");
  }

  private Outcome move(Alias alias, VersionNumber to) throws InterruptedException {
    if (alias.servesOnly(to)) {
      return new AlreadyLive(to);
    }
    Version version = awake(to);
    RollbackNote note = new RollbackNote(alias.traffic(), to, order.by());
    aws.functions().moveAlias(alias, version.number(), note.text());
    story.done("Alias " + aws.coordinates().alias() + " is on version " + to + " alone");
    List<VersionNumber> former =
        alias.versions().stream().filter(number -> !number.equals(to)).toList();
    Reason reason = new Reason.Requested(order.by());
    return settling.settled(to, seen -> new RolledBack(to, former, Optional.empty(), reason, seen));
  }

  /** A version that Lambda has made inactive is woken before any traffic reaches it. */
  private Version awake(VersionNumber number) throws InterruptedException {
    Version version = aws.functions().version(number);
    if (!aws.registry().exists(version.imageUri())) {
      throw new RefusedException(
          "The image of version " + number + " is gone from the registry: " + version.imageUri(),
          "Push it again, or go back to another version: --to N (see bluegreen history).");
    }
    return publication.active(number);
  }
}
