package bluegreen.release;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Image;
import bluegreen.ports.Latest;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Origin;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Ports;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.ports.StaleException;
import bluegreen.ports.Story;
import bluegreen.ports.Traffic;
import bluegreen.ports.Version;
import bluegreen.smoke.Check;
import bluegreen.smoke.SmokeRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way of an image to all of the traffic.
 *
 * <p>Every step looks at what AWS has recorded before it acts, so running the same release again,
 * also after it was killed, goes on where the last run stopped.
 */
public final class Release {
  private final Ports ports;
  private final Story story;
  private final Order order;
  private final Watch watch;
  private final Settling settling;
  private final Publication publication;
  private final Aim aim;

  public Release(Ports ports, Story story, Order order) {
    this.ports = ports;
    this.story = story;
    this.order = order;
    this.watch = new Watch(ports, story);
    this.settling = new Settling(ports, story);
    this.publication = new Publication(ports, story);
    this.aim = new Aim(ports, story);
  }

  /**
   * What is to be released.
   *
   * @param image a reference to it
   * @param commit the source's revision, or {@code unknown}
   * @param run what releases it
   * @param smokeTests what a version must answer before it gets traffic
   * @param overrideAlarms whether alarms that fire already don't count
   * @param rollbackOnInterrupt whether to take the release back if somebody ends the tool
   */
  public record Order(
      String image,
      String commit,
      String run,
      List<Check> smokeTests,
      boolean overrideAlarms,
      boolean rollbackOnInterrupt) {
    public Order {
      smokeTests = List.copyOf(smokeTests);
    }
  }

  /** Releases, or rejoins the release that is under way, and says how it ended. */
  public Outcome run() {
    try {
      return release();
    } catch (RefusedException e) {
      return new Refused(List.of(e.refusal()));
    } catch (LostSightException e) {
      return undecided(e.getMessage());
    } catch (StaleException e) {
      return undecided(e.getMessage());
    } catch (InterruptedException e) {
      return interrupted();
    }
  }

  private Outcome release() throws InterruptedException {
    Situation now = Situation.of(ports, order.image());
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
    Optional<Deployment> tried = takenBackJustNow(now).filter(d -> is(d, image));
    if (tried.isPresent()) {
      story.done("Deployment " + tried.get().id() + " already tried this image");
      return seeThrough(tried.get().id());
    }
    List<Refusal> refusals = new Preflight(ports.coordinates()).check(now, order);
    if (!refusals.isEmpty()) {
      return new Refused(refusals);
    }
    Latest latest = publication.updateCode(now.latest(), image);
    Version green =
        publication.publish(latest, image, new Origin(order.commit(), image.digest(), order.run()));
    List<String> failures =
        new SmokeRun(ports.functions(), ports.time(), story)
            .run(green.number(), order.smokeTests());
    if (!failures.isEmpty()) {
      return new Rejected(green.number(), failures);
    }
    List<Alarm> guards = aim.at(green.number(), now.group().alarms());
    if (!order.overrideAlarms() && guards.stream().anyMatch(Alarm::firing)) {
      return new Refused(guards.stream().filter(Alarm::firing).map(Preflight::firing).toList());
    }
    return seeThrough(shift(now.blue(), green, guards));
  }

  private String shift(Version blue, Version green, List<Alarm> guards) {
    Shift shift = new Shift(blue.number(), green.number());
    try {
      String id = ports.deployments().create(shift, green.origin().description(), quiet(guards));
      story.done("Deployment " + id + " shifts version " + shift.blue() + " → " + shift.green());
      return id;
    } catch (StaleException e) {
      // A call whose answer was lost has started it, or somebody else was faster.
      Deployment started = ports.deployments().inFlight().orElseThrow(() -> e);
      if (!started.brings(green.number())) {
        aimBack(started, guards);
        throw e;
      }
      return started.id();
    }
  }

  /** What guards somebody else's deployment has to look at its version, not at ours. */
  private void aimBack(Deployment theirs, List<Alarm> guards) {
    original(theirs)
        .flatMap(Deployment::shift)
        .ifPresent(
            shift ->
                ports.monitoring().aim(guards.stream().map(Alarm::name).toList(), shift.green()));
  }

  /** With alarms overridden, those that don't fire still guard the release. */
  private Optional<List<String>> quiet(List<Alarm> guards) {
    if (!order.overrideAlarms() || guards.stream().noneMatch(Alarm::firing)) {
      return Optional.empty();
    }
    Stream<Alarm> quiet = guards.stream().filter(alarm -> !alarm.firing());
    List<String> names = quiet.map(Alarm::name).toList();
    story.warning(
        "Released without the alarms that fire already; still guarded by "
            + (names.isEmpty() ? "none" : String.join(", ", names)));
    return Optional.of(names);
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
    Shift shift = ended.shift().orElseThrow();
    if (ended.status() == Status.SUCCEEDED) {
      return arrived(ended, shift);
    }
    watch.rollbackOf(ended);
    return settling.takenBack(ended, shift);
  }

  private Outcome arrived(Deployment ended, Shift shift) throws InterruptedException {
    Alias alias = ports.functions().alias();
    if (!alias.servesOnly(shift.green())) {
      return new Undecided(
          "Deployment " + ended.id() + " succeeded, but the alias is on " + alias.traffic() + ".",
          "Somebody else moved it. See bluegreen status.");
    }
    List<Traffic> evidence = watch.traffic();
    if (evidence.stream().noneMatch(t -> t.version().equals(shift.green()) && t.requests() > 0)) {
      story.warning(
          "CloudWatch shows no request to version "
              + shift.green()
              + " during the canary: no alarm could have spoken.");
    }
    return settling
        .visible(shift.green())
        .<Outcome>map(seen -> new Released(shift.blue(), shift.green(), ended.id(), evidence, seen))
        .orElseGet(() -> settling.unseen(shift.green()));
  }

  private static Outcome undecided(String why) {
    return new Undecided(why, "What is in flight goes on. Run the same command again to rejoin.");
  }

  /** The deployment itself, also if what is in flight is its rollback. */
  private Optional<Deployment> original(Deployment deployment) {
    return deployment
        .rollbackOf()
        .map(id -> ports.deployments().read(id))
        .or(() -> Optional.of(deployment));
  }

  private boolean is(Deployment deployment, Image image) {
    return deployment
        .shift()
        .map(s -> ports.functions().version(s.green()).codeSha256())
        .filter(image.codeSha256()::equals)
        .isPresent();
  }

  /** The last deployment, if it failed and its traces are still there: weights, or its alarm. */
  private Optional<Deployment> takenBackJustNow(Situation now) {
    boolean traces =
        !now.alias().weights().isEmpty() || (!now.firing().isEmpty() && !order.overrideAlarms());
    return now.group()
        .lastAttempt()
        .filter(id -> traces && now.inFlight().isEmpty())
        .map(id -> ports.deployments().read(id))
        .flatMap(this::original)
        .filter(Deployment::failed);
  }

  private Outcome interrupted() {
    try {
      Optional<Deployment> flight = ports.deployments().inFlight();
      if (flight.isEmpty()) {
        return new Interrupted(Optional.empty(), "Nothing is in flight; traffic is untouched.");
      }
      if (order.rollbackOnInterrupt()) {
        return new Rollback(ports, story, Rollback.Order.toLastGood(order.run(), "interrupted"))
            .run();
      }
      return new Interrupted(
          Optional.of(flight.get().id()),
          "It goes on without this command, guarded by its alarms. Rejoin it: the same command"
              + " again. Stop it: bluegreen rollback --function "
              + ports.coordinates().function());
    } catch (LostSightException e) {
      return new Interrupted(Optional.empty(), "What is in flight is unknown: " + e.getMessage());
    }
  }
}
