package bluegreen.release.steps;

import bluegreen.ports.Change;
import bluegreen.ports.Functions;
import bluegreen.ports.Image;
import bluegreen.ports.Latest;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Origin;
import bluegreen.ports.RefusedException;
import bluegreen.ports.StaleException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.Waiting;
import bluegreen.ports.Waiting.Waited;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes a version of an image: updates {@code $LATEST} and publishes it. */
public final class Publication {
  /** Far below Lambda's 100 reads a second, and too short to be felt in a release. */
  private static final Duration POLL = Duration.ofMillis(100);

  /** Lambda takes seconds to minutes for an image; after a quarter of an hour it is stuck. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Functions functions;
  private final Story story;
  private final Waiting waiting;
  private final Rereading rereading;
  private final Set<Change> changes = new LinkedHashSet<>();

  public Publication(Functions functions, Time time, Story story) {
    this.functions = functions;
    this.story = story;
    this.waiting = new Waiting(time, story).every(POLL).atMost(PATIENCE);
    this.rereading = new Rereading(story);
  }

  /**
   * Has {@code $LATEST} run the image; does nothing if it does.
   *
   * @param read what it was when it was last read
   * @return what it is now
   */
  public Latest updateCode(Latest read, Image image) throws InterruptedException {
    Latest before = settled(read);
    Latest latest =
        rereading.decide("The function", before, this::settledNow, now -> update(now, image));
    if (!before.runs(image)) {
      changes.add(new Change.CodeUpdated());
    }
    story.done("$LATEST runs the image");
    return latest;
  }

  private Latest update(Latest settled, Image image) throws InterruptedException {
    if (settled.runs(image)) {
      return settled;
    }
    functions.updateCode(settled, image);
    changes.add(new Change.CodeUpdated());
    Latest updated = settledNow();
    if (updated.update() == Latest.Update.FAILED) {
      throw new RefusedException(
          "Lambda can't run " + image.uri() + ": " + updated.updateReason(),
          "Traffic is untouched. Correct the image or the repository's policy and release again.");
    }
    if (!updated.runs(image)) {
      throw new StaleException(
          "$LATEST was updated to " + image.uri() + " and runs sha256:" + updated.codeSha256());
    }
    return updated;
  }

  /** What this has changed, in order. */
  public List<Change> changes() {
    return List.copyOf(changes);
  }

  /**
   * Publishes {@code $LATEST} and waits until the version can take requests.
   *
   * @param read what it was when it was last read
   */
  public Version publish(Latest read, Image image, Origin origin) throws InterruptedException {
    VersionNumber number =
        rereading.decide(
            "The function", read, this::settledNow, latest -> freeze(latest, image, origin));
    Version green = active(number);
    story.done("Version " + number + " is published and active");
    return green;
  }

  private VersionNumber freeze(Latest latest, Image image, Origin origin) {
    if (!latest.runs(image)) {
      throw new RefusedException(
          "Somebody else changed the function's code during this release: it runs sha256:"
              + latest.codeSha256(),
          "Traffic is untouched. Let one release end before the next begins.");
    }
    VersionNumber number = functions.publish(latest, origin);
    changes.add(new Change.VersionPublished(number));
    return number;
  }

  private Latest settledNow() throws InterruptedException {
    return settled(functions.latest());
  }

  private Latest settled(Latest read) throws InterruptedException {
    if (read.update() != Latest.Update.IN_PROGRESS) {
      return read;
    }
    return switch (waiting.until(
        functions::latest,
        latest -> latest.update() != Latest.Update.IN_PROGRESS,
        _ -> "Waiting until Lambda has fetched the image")) {
      case Waited.Enough<Latest>(Latest latest) -> latest;
      case Waited.TimedOut<Latest> _ ->
          throw new LostSightException(
              "Lambda has been updating the function for a quarter of an hour.");
    };
  }

  /** Waits until a version can take requests; wakes it if it is inactive. */
  public Version active(VersionNumber number) throws InterruptedException {
    Version version =
        waiting
            .until(
                () -> awake(functions.version(number)),
                seen -> seen.state().last(),
                _ -> "Waiting until version " + number + " is active")
            .last();
    if (version.state() != Version.State.ACTIVE) {
      throw new RefusedException(
          "Version "
              + number
              + " is "
              + version.state()
              + (version.reason().isEmpty() ? "" : ": " + version.reason()),
          "Check that its image is still in the registry: " + version.imageUri());
    }
    return version;
  }

  private Version awake(Version version) {
    if (version.state() == Version.State.INACTIVE) {
      functions.wake(version.number());
    }
    return version;
  }
}
