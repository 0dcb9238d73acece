package bluegreen.release;

import bluegreen.ports.ImageReference;
import bluegreen.smoke.Check;
import java.util.List;

/**
 * What is to be released, and how.
 *
 * @param image the image
 * @param source where it comes from
 * @param smokeTests what a version must answer before it gets traffic
 * @param firingAlarms what alarms mean that fire already
 * @param onInterrupt what becomes of a deployment in flight if somebody ends the tool
 */
public record ReleaseOrder(
    ImageReference image,
    Source source,
    List<Check> smokeTests,
    FiringAlarms firingAlarms,
    OnInterrupt onInterrupt) {
  public ReleaseOrder {
    smokeTests = List.copyOf(smokeTests);
  }

  /** An order that firing alarms refuse, and that an interrupt leaves in flight. */
  public ReleaseOrder(ImageReference image, Source source, List<Check> smokeTests) {
    this(image, source, smokeTests, FiringAlarms.REFUSE, OnInterrupt.LEAVE);
  }

  /**
   * Where an image comes from.
   *
   * @param commit the source's revision, or {@code unknown}
   * @param run what releases it: a CI run's address or a person
   */
  public record Source(String commit, String run) {}

  /** What alarms mean that fire before the release. */
  public enum FiringAlarms {
    /** The release is refused. */
    REFUSE,
    /** They don't guard this release: it is the fix. The others do. */
    OVERRIDE
  }

  /** What becomes of a deployment in flight if somebody ends the tool. */
  public enum OnInterrupt {
    LEAVE,
    ROLLBACK
  }

  public ReleaseOrder with(FiringAlarms firing) {
    return new ReleaseOrder(image, source, smokeTests, firing, onInterrupt);
  }

  public ReleaseOrder with(OnInterrupt interrupt) {
    return new ReleaseOrder(image, source, smokeTests, firingAlarms, interrupt);
  }
}
