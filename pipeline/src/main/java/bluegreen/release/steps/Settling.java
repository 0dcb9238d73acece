package bluegreen.release.steps;

import bluegreen.ports.Alias;
import bluegreen.ports.Connection;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployments;
import bluegreen.ports.FrontDoor;
import bluegreen.ports.Functions;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Seen;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.Waiting;
import java.time.Duration;
import java.util.function.Function;

/** Makes sure, at the end, that one version serves alone, and that the public sees it. */
public final class Settling {
  private static final Duration POLL = Duration.ofMillis(200);

  /** A load balancer follows the alias at once; half a minute is for slow starts and retries. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Functions functions;
  private final Deployments deployments;
  private final FrontDoor frontDoor;
  private final String alias;
  private final Story story;
  private final Waiting waiting;

  public Settling(Connection aws, Time time, Story story) {
    this.functions = aws.functions();
    this.deployments = aws.deployments();
    this.frontDoor = aws.frontDoor();
    this.alias = aws.coordinates().alias();
    this.story = story;
    this.waiting = new Waiting(time, story).every(POLL).atMost(PATIENCE);
  }

  /**
   * How a deed ends that has brought a version.
   *
   * @param serves the outcome if the public sees the version, or nobody can look
   * @param fails the outcome if the public URL fails
   */
  public record Ends(Function<Seen, Outcome> serves, Function<Seen, Outcome> fails) {
    public static Ends always(Function<Seen, Outcome> outcome) {
      return new Ends(outcome, outcome);
    }
  }

  /**
   * After a deployment that did not succeed: blue alone, moved by us if CodeDeploy left weights.
   */
  public Outcome rolledBack(Deployment ended, Shift shift, Ends ends) throws InterruptedException {
    Outcome outcome = bringBack(ended, shift, ends);
    // What was read right after CodeDeploy's write may be older than it; the public URL tells.
    return outcome instanceof Undecided && !functions.alias().servesOnly(shift.blue())
        ? bringBack(ended, shift, ends)
        : outcome;
  }

  private Outcome bringBack(Deployment ended, Shift shift, Ends ends) throws InterruptedException {
    Alias now = functions.alias();
    boolean ours = now.version().equals(shift.blue()) || now.version().equals(shift.green());
    if (!ours && !putByRollbackOf(ended, now)) {
      return movedBySomebody("Deployment " + ended.id() + " ended", now);
    }
    if (!now.servesOnly(shift.blue())) {
      story.warning(
          "The alias was left at version "
              + now.traffic()
              + ": moving all traffic to version "
              + shift.blue()
              + ".");
      AliasWrite.to(functions, now, shift.blue(), "bluegreen: rolled back after " + ended.id());
    }
    return settled(shift.blue(), ends);
  }

  /**
   * Whether CodeDeploy's rollback has put the alias where it is. It deploys "the last known good
   * revision", which after a rollback by hand may be another version than blue.
   * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html
   */
  private boolean putByRollbackOf(Deployment ended, Alias now) {
    try {
      return deployments.read(ended.id()).rollback() instanceof Rollback.Started(String by)
          && deployments
              .read(by)
              .shift()
              .filter(shift -> shift.green().equals(now.version()))
              .isPresent();
    } catch (RefusedException e) {
      return false; // who moved it stays unknown
    }
  }

  /** The alias is where neither we nor our deployment has put it. */
  public static Undecided movedBySomebody(String what, Alias now) {
    return new Undecided(
        what + ", but the alias is on version " + now.traffic() + ".",
        "Somebody else moved it. See bluegreen status.");
  }

  /**
   * Waits until the public URL is answered well by {@code version}, which serves alone. Of an
   * answer that does not name its version only the status counts.
   *
   * @return undecided if it is answered by something else, or by nobody
   */
  public Outcome settled(VersionNumber version, Ends ends) throws InterruptedException {
    Seen seen =
        waiting
            .until(
                frontDoor::look,
                look ->
                    look instanceof Seen.NotLooked || (wanted(version, look) && !look.failing()),
                look ->
                    "Waiting until version "
                        + version
                        + " answers at the public URL: "
                        + look.text())
            .last();
    if (seen instanceof Seen.NotLooked(String why)) {
      story.warning(why + ": it was not checked.");
      return ends.serves().apply(seen);
    }
    if (!wanted(version, seen)) {
      return unseen(version, seen);
    }
    return (seen.failing() ? ends.fails() : ends.serves()).apply(seen);
  }

  private static boolean wanted(VersionNumber version, Seen seen) {
    return seen instanceof Seen.By(VersionNumber by, int _, String _)
        ? by.equals(version)
        : seen instanceof Seen.Unnamed;
  }

  private Undecided unseen(VersionNumber version, Seen seen) {
    story.warning("Version " + version + " does not answer at the public URL: " + seen.text());
    String url = frontDoor.url().map(Object::toString).orElse("");
    String next =
        seen instanceof Seen.Unreachable
            ? "Check the URL, and the way to it from here. Traffic goes to that version."
            : "Check that the load balancer targets the alias %s and not the function, and that header %s"
                    .formatted(alias, frontDoor.versionHeader())
                + " names the version.";
    return new Undecided(
        "The alias is on version %s alone, but the public URL is not answered by it (%s)."
            .formatted(version, url),
        next);
  }
}
