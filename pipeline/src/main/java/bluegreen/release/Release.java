package bluegreen.release;

import bluegreen.ports.Alarm;
import bluegreen.ports.Change;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Image;
import bluegreen.ports.Latest;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Origin;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Overtaken;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Seen;
import bluegreen.ports.StaleException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.Waiting;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.release.ReleaseOrder.Way;
import bluegreen.release.Shifting.Begun;
import bluegreen.release.steps.CanaryAlarms;
import bluegreen.release.steps.Publication;
import bluegreen.release.steps.RecentReleases;
import bluegreen.release.steps.Settling;
import bluegreen.release.steps.Settling.Ends;
import bluegreen.smoke.SmokeRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
  private final RecentReleases recent;
  private final List<Change> pointed = new ArrayList<>();
  private Optional<String> deployment = Optional.empty();

  public Release(Connection aws, Time time, Story story, ReleaseOrder order) {
    this.aws = aws;
    this.time = time;
    this.story = story;
    this.order = order;
    this.publication = new Publication(aws.functions(), time, story);
    this.smoke = new SmokeRun(aws.functions(), story);
    this.recent = new RecentReleases(aws.deployments());
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
      return new Interruption(aws, time, story, order).of(deployment, changes());
    }
  }

  private Outcome release() throws InterruptedException {
    Situation now = Situation.of(aws, order.image());
    Image image = now.image();
    story.done(image.resolution());
    Optional<Deployment> ours =
        now.inFlight().filter(d -> !d.isOthers()).map(recent::original).filter(d -> is(d, image));
    if (ours.isPresent()) {
      story.done("Rejoined deployment " + ours.get().id() + ", which is in flight");
      return land(landing(now), ours.get().id());
    }
    if (now.isLive()) {
      return alreadyLive(now.blue().number());
    }
    Optional<Deployment> tried = rolledBackJustNow(now).filter(d -> is(d, image));
    if (tried.isPresent()) {
      story.done(triedBefore(tried.get()));
      return land(landing(now), tried.get().id());
    }
    List<Refusal> refusals = new Preflight(aws.coordinates()).check(now, order);
    if (!refusals.isEmpty()) {
      return new Refused(refusals);
    }
    Landing landing = landing(now);
    Latest latest = publication.updateCode(now.latest(), image);
    Version green = publication.publish(latest, image, origin(image));
    if (now.alias().servesOnly(green.number())) {
      // Lambda has compared what could not be read from here, and nothing has changed.
      return alreadyLive(green.number());
    }
    List<String> failures = smoke.run(green.number(), order.smokeTests());
    if (!failures.isEmpty()) {
      return new Rejected(green.number(), failures);
    }
    Shift shift = new Shift(now.blue().number(), green.number());
    List<Alarm> alarms = pointAlarms(shift, now.group().alarms());
    List<Alarm> firing = alarms.stream().filter(Alarm::firing).toList();
    if (refusesFiring() && !firing.isEmpty()) {
      return refused(firing.stream().map(Preflight::firing).toList());
    }
    return switch (new Shifting(aws, new Shifting.Clock(time, story), order, now)
        .begin(green, alarms)) {
      case Begun.Started(String id) -> land(landing, id);
      case Begun.Refused(Refusal why) -> refused(List.of(why));
      case Begun.Overtaken(var by) ->
          new Overtaken(by.to(), new Reason.Requested(by.by()), changes());
    };
  }

  /** Looks at the public URL meanwhile: what fails before the release is not its fault. */
  private Landing landing(Situation now) {
    Supplier<Seen> publicly = aws.meanwhile().ask(aws.frontDoor()::look);
    Landing.Start start =
        new Landing.Start(now.alias(), now.group().lastAttempt(), publicly, order);
    return new Landing(aws, time, story, start);
  }

  private Outcome land(Landing landing, String id) throws InterruptedException {
    deployment = Optional.of(id);
    return landing.of(id, changes());
  }

  private Outcome alreadyLive(VersionNumber version) throws InterruptedException {
    return new Settling(aws, time, story)
        .settled(
            version, new Ends(_ -> new AlreadyLive(version), seen -> new Failing(version, seen)));
  }

  private boolean refusesFiring() {
    return order.firingAlarms() == FiringAlarms.REFUSE && order.way() != Way.HOTFIX;
  }

  /** A refusal says that nothing was changed, so after a change it is none. */
  private Outcome refused(List<Refusal> refusals) {
    return changes().isEmpty() ? new Refused(refusals) : new NotReleased(refusals, changes());
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>(publication.changes());
    changes.addAll(pointed);
    return changes;
  }

  private Origin origin(Image image) {
    return new Origin(order.source().commit(), image.digest(), order.source().run());
  }

  /** A hotfix does not wait until CloudWatch has evaluated green's alarm. */
  private List<Alarm> pointAlarms(Shift shift, List<String> names) throws InterruptedException {
    List<Alarm> alarms =
        order.way() == Way.HOTFIX
            ? aws.monitoring().pointAt(shift, names)
            : new CanaryAlarms(aws.monitoring(), new Waiting(time, story)).pointAt(shift, names);
    if (alarms.stream().anyMatch(Alarm::watchesOneVersion)) {
      pointed.add(new Change.AlarmsPointed(shift.green()));
    } else {
      story.warning(
          "No alarm of the deployment group watches the new version alone: errors of a canary can"
              + " be lost in the alias's traffic.");
    }
    alarms.stream()
        .filter(alarm -> !alarm.stuck().isEmpty())
        .forEach(
            alarm ->
                story.warning(
                    "Alarm "
                        + alarm.name()
                        + " watches a version in a way that can't be pointed at the new one: it"
                        + " needs the alias (dimension Resource), and ids that begin with green and"
                        + " blue if it compares."));
    return alarms;
  }

  private static String triedBefore(Deployment tried) {
    return "Deployment "
        + tried.id()
        + " already tried this image. It is tried again once the alias has no weights and its"
        + " alarms are OK, or now with --override-alarms";
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
        !now.alias().weights().isEmpty() || (!now.firing().isEmpty() && refusesFiring());
    return now.group()
        .lastAttempt()
        .filter(id -> traces && now.inFlight().isEmpty())
        .map(aws.deployments()::read)
        .map(recent::original)
        .filter(d -> d.failed() && d.shift().isPresent());
  }
}
