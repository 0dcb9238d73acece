package bluegreen.release;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alias;
import bluegreen.ports.Change;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployments.Guards;
import bluegreen.ports.Image;
import bluegreen.ports.Latest;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Origin;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.ports.StaleException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Traffic;
import bluegreen.ports.Version;
import bluegreen.ports.Waiting;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.release.ReleaseOrder.OnInterrupt;
import bluegreen.smoke.SmokeRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of an image to all of the traffic.
 *
 * <p>Every step looks at what AWS has recorded before it acts, so running the same release again,
 * also after it was killed, continues where the last run stopped.
 */
public final class Release {
  private final Connection aws;
  private final Time time;
  private final Story story;
  private final ReleaseOrder order;
  private final Publication publication;
  private final SmokeRun smoke;
  private final CanaryAlarms canaryAlarms;
  private final DeploymentWatch watch;
  private final Settling settling;
  private final List<Change> pointed = new ArrayList<>();

  public Release(Connection aws, Time time, Story story, ReleaseOrder order) {
    this.aws = aws;
    this.time = time;
    this.story = story;
    this.order = order;
    this.publication = new Publication(aws.functions(), time, story);
    this.smoke = new SmokeRun(aws.functions(), story);
    this.canaryAlarms = new CanaryAlarms(aws.monitoring(), new Waiting(time, story));
    this.watch = new DeploymentWatch(aws, time, story);
    this.settling = new Settling(aws, time, story);
  }

  /** Releases, or rejoins the release that is under way, and says how it ended. */
  public Outcome run() {
    try {
      return release();
    } catch (RefusedException e) {
      return refused(e.refusals());
    } catch (LostSightException | StaleException e) {
      return new Undecided(
          String.valueOf(e.getMessage()),
          "A deployment in flight goes on. Run the same command again to rejoin.");
    } catch (InterruptedException e) {
      return interrupted();
    }
  }

  private Outcome release() throws InterruptedException {
    Situation now = Situation.of(aws, order.image());
    Image image = now.image();
    story.done(image.resolution());

    Optional<Deployment> ours = now.inFlight().flatMap(this::original).filter(d -> is(d, image));
    if (ours.isPresent()) {
      story.done("Rejoined deployment " + ours.get().id() + ", which is in flight");
      return seeThrough(ours.get().id());
    }
    if (now.isLive()) {
      return new AlreadyLive(now.blue().number());
    }
    Optional<Deployment> tried = rolledBackJustNow(now).filter(d -> is(d, image));
    if (tried.isPresent()) {
      story.done("Deployment " + tried.get().id() + " already tried this image");
      return seeThrough(tried.get().id());
    }
    List<Refusal> refusals = new Preflight(aws.coordinates()).check(now, order);
    if (!refusals.isEmpty()) {
      return new Refused(refusals);
    }
    Latest latest = publication.updateCode(now.latest(), image);
    Version green = publication.publish(latest, image, origin(image));
    List<String> failures = smoke.run(green.number(), order.smokeTests());
    if (!failures.isEmpty()) {
      return new Rejected(green.number(), failures);
    }
    List<Alarm> alarms = pointAlarms(green, now.group().alarms());
    List<Alarm> firing = alarms.stream().filter(Alarm::firing).toList();
    if (order.firingAlarms() == FiringAlarms.REFUSE && !firing.isEmpty()) {
      return refused(firing.stream().map(Preflight::firing).toList());
    }
    return seeThrough(shift(now.blue(), green, alarms));
  }

  /** A refusal says that nothing was changed, so after a change it is none. */
  private Outcome refused(List<Refusal> refusals) {
    List<Change> changes = new ArrayList<>(publication.changes());
    changes.addAll(pointed);
    return changes.isEmpty() ? new Refused(refusals) : new NotReleased(refusals, changes);
  }

  private Origin origin(Image image) {
    return new Origin(order.source().commit(), image.digest(), order.source().run());
  }

  private List<Alarm> pointAlarms(Version green, List<String> names) throws InterruptedException {
    List<Alarm> alarms = canaryAlarms.pointAt(green.number(), names);
    if (alarms.stream().anyMatch(Alarm::watchesOneVersion)) {
      pointed.add(new Change.AlarmsPointed(green.number()));
    }
    return alarms;
  }

  private String shift(Version blue, Version green, List<Alarm> alarms) {
    Shift shift = new Shift(blue.number(), green.number());
    try {
      String id = aws.deployments().create(shift, green.origin().description(), guards(alarms));
      story.done("Deployment " + id + " shifts version " + shift.blue() + " → " + shift.green());
      return id;
    } catch (StaleException e) {
      // A call whose answer was lost has started it, or somebody else was faster.
      Deployment started = aws.deployments().inFlight().orElseThrow(() -> e);
      if (!started.brings(green.number())) {
        pointAlarmsBack(started, alarms);
        throw e;
      }
      return started.id();
    }
  }

  /** The alarms that guard somebody else's deployment have to watch its version, not ours. */
  private void pointAlarmsBack(Deployment theirs, List<Alarm> alarms) {
    original(theirs)
        .flatMap(Deployment::shift)
        .ifPresent(
            shift ->
                aws.monitoring().pointAt(shift.green(), alarms.stream().map(Alarm::name).toList()));
  }

  /** With firing alarms overridden, the others still guard the release. */
  private Guards guards(List<Alarm> alarms) {
    if (order.firingAlarms() == FiringAlarms.REFUSE || alarms.stream().noneMatch(Alarm::firing)) {
      return new Guards.OfGroup();
    }
    List<String> quiet = alarms.stream().filter(alarm -> !alarm.firing()).map(Alarm::name).toList();
    story.warning(
        "Released without the alarms that fire already; still guarded by "
            + (quiet.isEmpty() ? "none" : String.join(", ", quiet)));
    return new Guards.Only(quiet);
  }

  /** From here on traffic moves: whatever AWS denies us now, it is not a refusal. */
  private Outcome seeThrough(String id) throws InterruptedException {
    try {
      return follow(id);
    } catch (RefusedException e) {
      throw new LostSightException("Lost sight of deployment " + id + ": " + e.getMessage(), e);
    }
  }

  private Outcome follow(String id) throws InterruptedException {
    Deployment ended = watch.toEnd(id);
    Shift shift = ended.shift().orElseThrow(() -> unreadable(id));
    if (ended.succeeded()) {
      return arrived(ended, shift);
    }
    watch.rollbackOf(ended);
    return settling.rolledBack(ended, shift);
  }

  private static LostSightException unreadable(String id) {
    return new LostSightException("Deployment " + id + " has no AppSpec that can be read.");
  }

  private Outcome arrived(Deployment ended, Shift shift) throws InterruptedException {
    Alias alias = aws.functions().alias();
    if (!alias.servesOnly(shift.green())) {
      return Settling.movedBySomebody("Deployment " + ended.id() + " succeeded", alias);
    }
    List<Traffic> evidence = watch.traffic();
    if (evidence.stream().noneMatch(t -> t.version().equals(shift.green()) && t.requests() > 0)) {
      story.warning(
          "CloudWatch shows no request to version "
              + shift.green()
              + " during the canary: no alarm could have fired.");
    }
    return settling.settled(shift.green(), seen -> new Released(shift, ended.id(), evidence, seen));
  }

  /** The deployment itself, also if what is in flight is its rollback. */
  private Optional<Deployment> original(Deployment deployment) {
    return deployment
        .rollbackOf()
        .map(id -> aws.deployments().read(id))
        .or(() -> Optional.of(deployment));
  }

  private boolean is(Deployment deployment, Image image) {
    return deployment
        .shift()
        .map(s -> aws.functions().version(s.green()).codeSha256())
        .filter(image.codeSha256()::equals)
        .isPresent();
  }

  /** The last deployment, if it failed and left traces: weights, or its alarm. */
  private Optional<Deployment> rolledBackJustNow(Situation now) {
    boolean traces =
        !now.alias().weights().isEmpty()
            || (!now.firing().isEmpty() && order.firingAlarms() == FiringAlarms.REFUSE);
    return now.group()
        .lastAttempt()
        .filter(id -> traces && now.inFlight().isEmpty())
        .map(id -> aws.deployments().read(id))
        .flatMap(this::original)
        .filter(Deployment::failed);
  }

  private Outcome interrupted() {
    try {
      Optional<Deployment> flight = aws.deployments().inFlight();
      if (flight.isEmpty()) {
        return new Interrupted(Optional.empty(), "Nothing is in flight; traffic is untouched.");
      }
      if (order.onInterrupt() == OnInterrupt.ROLLBACK) {
        RollbackOrder back =
            new RollbackOrder(
                new RollbackOrder.Target.LastGood(), order.source().run(), "interrupted");
        return new Rollback(aws, time, story, back).run();
      }
      return new Interrupted(
          Optional.of(flight.get().id()),
          "It goes on without this command, guarded by its alarms. Rejoin it: the same command"
              + " again. Stop it: bluegreen rollback --function "
              + aws.coordinates().function());
    } catch (LostSightException | RefusedException e) {
      return new Interrupted(Optional.empty(), "What is in flight is unknown: " + e.getMessage());
    }
  }
}
