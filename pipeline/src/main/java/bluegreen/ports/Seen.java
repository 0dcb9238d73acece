package bluegreen.ports;

/** What was seen at the public URL. */
public sealed interface Seen {
  /** From this status on, an answer says that the service fails. */
  int FAILURE = 500;

  /** For people: status, version and URL, or what came instead. */
  String text();

  /** Whether there was an answer, and it says that the service fails. */
  default boolean failing() {
    return switch (this) {
      case By(VersionNumber _, int status, String _) -> status >= FAILURE;
      case Unnamed(int status, String _) -> status >= FAILURE;
      case Misnamed _, Unreachable _, NotLooked _ -> false;
    };
  }

  /**
   * A version answered, and said so.
   *
   * @param status of HTTP
   */
  record By(VersionNumber version, int status, String text) implements Seen {}

  /**
   * An answer without a version header.
   *
   * @param status of HTTP
   */
  record Unnamed(int status, String text) implements Seen {}

  /** An answer whose version header names no published version. */
  record Misnamed(String text) implements Seen {}

  /** No answer. */
  record Unreachable(String text) implements Seen {}

  /** Nobody looked, because there is no URL to look at. */
  record NotLooked(String text) implements Seen {}
}
