package bluegreen.ports;

/** Which version the public URL was answered by. */
public sealed interface Seen {
  /**
   * A version answered, and said so.
   *
   * @param text for people: status, version and URL
   */
  record By(VersionNumber version, String text) implements Seen {}

  /**
   * No version can be told: there was no answer, or none that names its version.
   *
   * @param text for people: what came instead
   */
  record Nobody(String text) implements Seen {}

  /** Nobody looked, because no public URL is known. */
  record NotLooked() implements Seen {}
}
