package bluegreen.release;

import bluegreen.ports.Image;
import bluegreen.ports.Latest;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Origin;
import bluegreen.ports.Ports;
import bluegreen.ports.RefusedException;
import bluegreen.ports.StaleException;
import bluegreen.ports.Story;
import bluegreen.ports.Version;
import java.time.Duration;

/** Makes a version of an image: changes {@code $LATEST} and freezes it. */
final class Publication {
  /** Far below Lambda's 100 reads a second, and what it adds to a release is not felt. */
  private static final Duration POLL = Duration.ofMillis(100);

  /** Lambda takes seconds to minutes for an image; a quarter of an hour means it is stuck. */
  private static final int POLLS = 9000;

  /** How often somebody else may write in between before we say so. */
  private static final int TRIES = 5;

  private final Ports ports;
  private final Story story;

  Publication(Ports ports, Story story) {
    this.ports = ports;
    this.story = story;
  }

  /**
   * Has {@code $LATEST} run the image; does nothing if it does.
   *
   * @param read what it was when it was last looked at
   * @return what it is now
   */
  Latest updateCode(Latest read, Image image) throws InterruptedException {
    Latest latest = settled(read);
    for (int i = 0; !latest.runs(image); i++) {
      try {
        ports.functions().updateCode(latest, image);
      } catch (StaleException e) {
        // An answer of ours that was lost, or somebody else: what counts is what it is now.
        story.waiting("The function changed meanwhile: looking again");
        if (i == TRIES) {
          throw e;
        }
      }
      latest = settled(ports.functions().latest());
      if (latest.update() == Latest.Update.FAILED) {
        throw new RefusedException(
            "Lambda can't run " + image.uri() + ": " + latest.updateReason(),
            "Traffic is untouched. Mend the image or the repository's policy and release again.");
      }
    }
    story.done("$LATEST runs it");
    return latest;
  }

  /**
   * Freezes {@code $LATEST} into a version and waits until it can take requests.
   *
   * @param read what it was when it was last looked at
   */
  Version publish(Latest read, Image image, Origin origin) throws InterruptedException {
    Latest latest = read;
    for (int i = 0; ; i++) {
      if (!latest.runs(image)) {
        throw new RefusedException(
            "Somebody else changed the function's code during this release: it runs sha256:"
                + latest.codeSha256(),
            "Traffic is untouched. Let one release end before the next begins.");
      }
      try {
        Version green = active(ports.functions().publish(latest, origin));
        story.done("Version " + green.number() + " is published and active");
        return green;
      } catch (StaleException e) {
        if (i == TRIES) {
          throw e;
        }
        latest = settled(ports.functions().latest());
      }
    }
  }

  /** Waits until a version can take requests; wakes it if Lambda put it to sleep. */
  Version active(String number) throws InterruptedException {
    Version version = ports.functions().version(number);
    for (int i = 0; i < POLLS && !version.state().last(); i++) {
      if (version.state() == Version.State.INACTIVE) {
        ports.functions().wake(number);
      }
      story.waiting("Waiting until version " + number + " is active");
      ports.time().pause(POLL);
      version = ports.functions().version(number);
    }
    if (version.state() != Version.State.ACTIVE) {
      throw new RefusedException(
          "Version " + number + " is " + version.state() + ": " + version.reason(),
          "Traffic is untouched. Check that its image is still in the registry: "
              + version.imageUri());
    }
    return version;
  }

  private Latest settled(Latest read) throws InterruptedException {
    Latest latest = read;
    for (int i = 0; latest.update() == Latest.Update.IN_PROGRESS; i++) {
      if (i == POLLS) {
        throw new LostSightException(
            "Lambda has been updating the function for a quarter of an hour.",
            new IllegalStateException("LastUpdateStatus InProgress"));
      }
      story.waiting("Waiting until Lambda has taken the image");
      ports.time().pause(POLL);
      latest = ports.functions().latest();
    }
    return latest;
  }
}
