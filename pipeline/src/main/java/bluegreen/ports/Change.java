package bluegreen.ports;

/** What a release has changed before any traffic moves. */
public sealed interface Change {
  /** {@code $LATEST} runs another image. */
  record CodeUpdated() implements Change {}

  /** A version was published. */
  record VersionPublished(VersionNumber version) implements Change {}

  /** The alarms that watch one version watch this one. */
  record AlarmsPointed(VersionNumber version) implements Change {}
}
