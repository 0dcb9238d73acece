package bluegreen.ports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a version comes from. It is recorded as the version's description.
 *
 * @param commit the source's revision, or {@code unknown}
 * @param digest the image's digest, or {@code unknown}
 * @param run what released it: a CI run's address or a person, or {@code unknown}
 */
public record Origin(String commit, String digest, String run) {
  public static final String UNKNOWN = "unknown";
  private static final Pattern RUN = Pattern.compile("(.*/actions/runs/)(\\d{1,18})");

  /** An unknown origin. */
  public static Origin unknown() {
    return new Origin(UNKNOWN, UNKNOWN, UNKNOWN);
  }

  /**
   * Whether it was released by a later run of the same workflow than {@code other}: GitHub numbers
   * runs upwards. Of other releasers nothing can be said.
   */
  public boolean laterThan(String other) {
    Matcher mine = RUN.matcher(run);
    Matcher theirs = RUN.matcher(other);
    return mine.matches()
        && theirs.matches()
        && mine.group(1).equals(theirs.group(1))
        && Long.parseLong(mine.group(2)) > Long.parseLong(theirs.group(2));
  }

  /** Reads what {@link #description} wrote; what is missing is unknown. */
  public static Origin parse(String description) {
    return new Origin(
        value("commit", description), value("digest", description), value("run", description));
  }

  /** As one line. A run that is too long for what Lambda stores is cut. */
  public String description() {
    return Description.fit(
        "commit=%s digest=%s run=%s".formatted(commit, digest, run.replace(' ', '_')));
  }

  private static String value(String key, String description) {
    Matcher matcher = Pattern.compile("(?:^| )" + key + "=(\\S+)").matcher(description);
    return matcher.find() ? matcher.group(1) : UNKNOWN;
  }
}
