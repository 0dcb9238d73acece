package bluegreen.ports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a version comes from. Lambda keeps it as the version's description, at most 256 characters.
 *
 * @param commit the source's revision, or {@code unknown}
 * @param digest the image's digest, or {@code unknown}
 * @param run what released it: a CI run's address or a person, or {@code unknown}
 */
public record Origin(String commit, String digest, String run) {
  public static final String UNKNOWN = "unknown";
  private static final Pattern RUN = Pattern.compile("(.*/actions/runs/)(\\d{1,18})");
  private static final int LONGEST_DESCRIPTION = 256;

  /** That of which nothing is known, such as {@code version}. */
  public static Origin unknown(String version) {
    return new Origin(UNKNOWN, UNKNOWN, UNKNOWN);
  }

  /** That of a version, as far as AWS says it now; the digest is that of what it runs. */
  public static Origin of(Ports ports, String version) {
    try {
      Version found = ports.functions().version(version);
      return new Origin(
          found.origin().commit(), "sha256:" + found.codeSha256(), found.origin().run());
    } catch (RefusedException | LostSightException e) {
      return unknown(version);
    }
  }

  /**
   * Whether a later run of the same workflow has released it than {@code other}: GitHub numbers
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

  /** Reads what {@link #description} wrote; what isn't there is unknown. */
  public static Origin parse(String description) {
    return new Origin(
        value("commit", description), value("digest", description), value("run", description));
  }

  /** As one line. A run too long for what Lambda stores is cut. */
  public String description() {
    List<String> parts = new ArrayList<>();
    parts.add("commit=" + commit);
    parts.add("digest=" + digest);
    parts.add("run=" + run.replace(' ', '_'));
    String line = String.join(" ", parts);
    return line.length() <= LONGEST_DESCRIPTION ? line : line.substring(0, LONGEST_DESCRIPTION);
  }

  private static String value(String key, String description) {
    Matcher matcher = Pattern.compile("(?:^| )" + key + "=(\\S+)").matcher(description);
    return matcher.find() ? matcher.group(1) : UNKNOWN;
  }
}
