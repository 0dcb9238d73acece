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
 * @param way how the version gets its traffic
 * @param onInterrupt what becomes of a deployment in flight if somebody ends the tool
 * @param judging how the version is judged while it gets its traffic
 */
public record ReleaseOrder(
    ImageReference image,
    Source source,
    List<Check> smokeTests,
    FiringAlarms firingAlarms,
    Way way,
    OnInterrupt onInterrupt,
    Judging judging) {
  public ReleaseOrder {
    smokeTests = List.copyOf(smokeTests);
  }

  /** An order that firing alarms refuse, and that an interrupt leaves in flight. */
  public ReleaseOrder(ImageReference image, Source source, List<Check> smokeTests) {
    this(
        image,
        source,
        smokeTests,
        FiringAlarms.REFUSE,
        Way.CANARY,
        OnInterrupt.LEAVE,
        Judging.DEFAULT);
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

  /** How a version gets its traffic. */
  public enum Way {
    /** As the deployment group shifts it, guarded by the group's alarms. */
    CANARY,
    /** All of it at once, guarded by the group's alarms. */
    ALL_AT_ONCE,
    /**
     * All of it at once, because the version that serves fails: guarded by the alarms that watch
     * the new version alone.
     */
    HOTFIX
  }

  /** What becomes of a deployment in flight if somebody ends the tool. */
  public enum OnInterrupt {
    LEAVE,
    ROLLBACK
  }

  public ReleaseOrder with(FiringAlarms firing) {
    return new ReleaseOrder(image, source, smokeTests, firing, way, onInterrupt, judging);
  }

  public ReleaseOrder with(OnInterrupt interrupt) {
    return new ReleaseOrder(image, source, smokeTests, firingAlarms, way, interrupt, judging);
  }

  public ReleaseOrder with(Way other) {
    return new ReleaseOrder(image, source, smokeTests, firingAlarms, other, onInterrupt, judging);
  }

  public ReleaseOrder with(Judging other) {
    return new ReleaseOrder(image, source, smokeTests, firingAlarms, way, onInterrupt, other);
  }
}
