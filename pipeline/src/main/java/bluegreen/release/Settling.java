package bluegreen.release;

import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.FrontDoor;
import bluegreen.ports.Outcome;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Ports;
import bluegreen.ports.Story;
import java.time.Duration;
import java.util.Optional;

/** Makes sure, at the end, that one version serves alone, and that the public sees it. */
final class Settling {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** A load balancer picks the alias up at once; half a minute is for slow starts and retries. */
  private static final int TRIES = 150;

  private final Ports ports;
  private final Story story;

  Settling(Ports ports, Story story) {
    this.ports = ports;
    this.story = story;
  }

  /**
   * After a deployment that did not succeed: blue alone, moved by us if CodeDeploy left it mixed.
   */
  Outcome takenBack(Deployment ended, Shift shift) throws InterruptedException {
    Alias alias = ports.functions().alias();
    boolean ours = alias.version().equals(shift.blue()) || alias.version().equals(shift.green());
    if (!alias.servesOnly(shift.blue()) && ours) {
      story.warning(
          "The alias was left at version " + alias.traffic() + ": putting it back on its own.");
      ports.functions().moveAlias(alias, shift.blue(), "bluegreen: taken back after " + ended.id());
    } else if (!ours) {
      return new Undecided(
          "Deployment " + ended.id() + " ended, but the alias is on version " + alias.traffic(),
          "Somebody else moved it. See bluegreen status.");
    }
    String why = ended.error().isEmpty() ? "Deployment " + ended.status() : ended.error();
    return visible(shift.blue())
        .<Outcome>map(
            seen -> new RolledBack(shift.blue(), shift.green(), Optional.of(ended.id()), why, seen))
        .orElseGet(() -> unseen(shift.blue()));
  }

  /** What the public URL says once {@code version} answers there, empty if it does not. */
  Optional<String> visible(String version) throws InterruptedException {
    if (ports.frontDoor().isEmpty()) {
      story.warning("No public URL is known (tag bluegreen:url, or --url): not looked at.");
      return Optional.of("unknown");
    }
    FrontDoor door = ports.frontDoor().get();
    String text = "";
    for (int i = 0; i < TRIES; i++) {
      FrontDoor.Answer answer = door.ask();
      text = answer.text();
      if (answer.version().filter(version::equals).isPresent()) {
        return Optional.of(text);
      }
      story.waiting("Waiting until version " + version + " answers at the public URL: " + text);
      ports.time().pause(PAUSE);
    }
    story.warning("Version " + version + " does not answer at the public URL: " + text);
    return Optional.empty();
  }

  /** The alias is right and the public URL is not. */
  Undecided unseen(String version) {
    return new Undecided(
        "The alias is on version "
            + version
            + " alone, but the public URL is not answered by it ("
            + ports.coordinates().url()
            + ").",
        "Check that the load balancer targets the alias "
            + ports.coordinates().alias()
            + " and not the function, and that header "
            + ports.coordinates().versionHeader()
            + " names the version.");
  }
}
