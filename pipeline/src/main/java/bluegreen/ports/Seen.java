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
   * The version is unknown: there was no answer, or it does not name its version.
   *
   * @param text for people: what came instead
   */
  record Nobody(String text) implements Seen {}

  /** Nobody looked, because no public URL is known. */
  record NotLooked() implements Seen {}
}
