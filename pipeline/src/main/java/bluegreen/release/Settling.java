package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.FrontDoor;
import bluegreen.ports.Functions;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Reason;
import bluegreen.ports.Seen;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes sure, at the end, that one version serves alone, and that the public sees it. */
final class Settling {
  private static final Duration POLL = Duration.ofMillis(200);

  /** A load balancer follows the alias at once; half a minute is for slow starts and retries. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Functions functions;
  private final FrontDoor frontDoor;
  private final String alias;
  private final Story story;
  private final Waiting waiting;

  Settling(Connection aws, Time time, Story story) {
    this.functions = aws.functions();
    this.frontDoor = aws.frontDoor();
    this.alias = aws.coordinates().alias();
    this.story = story;
    this.waiting = new Waiting(time, story).every(POLL).atMost(PATIENCE);
  }

  /**
   * After a deployment that did not succeed: blue alone, moved by us if CodeDeploy left weights.
   */
  Outcome rolledBack(Deployment ended, Shift shift) throws InterruptedException {
    Alias now = functions.alias();
    if (!now.version().equals(shift.blue()) && !now.version().equals(shift.green())) {
      return movedBySomebody("Deployment " + ended.id() + " ended", now);
    }
    if (!now.servesOnly(shift.blue())) {
      story.warning(
          "The alias was left at version "
              + now.traffic()
              + ": moving all traffic to version "
              + shift.blue()
              + ".");
      functions.moveAlias(now, shift.blue(), "bluegreen: rolled back after " + ended.id());
    }
    return settled(
        shift.blue(),
        seen ->
            new RolledBack(
                shift.blue(),
                List.of(shift.green()),
                Optional.of(ended.id()),
                ended.reason().orElse(new Reason.DeploymentStopped("")),
                seen));
  }

  /** The alias is where neither we nor our deployment has put it. */
  static Undecided movedBySomebody(String what, Alias now) {
    return new Undecided(
        what + ", but the alias is on version " + now.traffic() + ".",
        "Somebody else moved it. See bluegreen status.");
  }

  /**
   * Waits until the public URL is answered by {@code version}, which serves alone.
   *
   * @param outcome what it is once that is so, or if no public URL is known
   * @return undecided if it does not come to that
   */
  Outcome settled(VersionNumber version, Function<Seen, Outcome> outcome)
      throws InterruptedException {
    Seen seen =
        waiting
            .until(
                frontDoor::look,
                look -> look instanceof Seen.NotLooked || answeredBy(version, look),
                look ->
                    "Waiting until version "
                        + version
                        + " answers at the public URL: "
                        + text(look))
            .last();
    return switch (seen) {
      case Seen.NotLooked _ -> {
        story.warning("No public URL is known (tag bluegreen:url, or --url): it was not checked.");
        yield outcome.apply(seen);
      }
      case Seen.By _ when answeredBy(version, seen) -> outcome.apply(seen);
      case Seen.By by -> unseen(version, by.text());
      case Seen.Nobody nobody -> unseen(version, nobody.text());
    };
  }

  private static boolean answeredBy(VersionNumber version, Seen seen) {
    return seen instanceof Seen.By(VersionNumber by, String _) && by.equals(version);
  }

  private static String text(Seen seen) {
    return switch (seen) {
      case Seen.By by -> by.text();
      case Seen.Nobody nobody -> nobody.text();
      case Seen.NotLooked _ -> "";
    };
  }

  private Undecided unseen(VersionNumber version, String text) {
    story.warning("Version " + version + " does not answer at the public URL: " + text);
    return new Undecided(
        "The alias is on version %s alone, but the public URL is not answered by it (%s)."
            .formatted(version, frontDoor.url().map(Object::toString).orElse("")),
        "Check that the load balancer targets the alias %s and not the function, and that header %s"
                .formatted(alias, frontDoor.versionHeader())
            + " names the version.");
  }
}
