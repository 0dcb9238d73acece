package bluegreen.release;

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
  private static final int LONGEST_DESCRIPTION = 256;

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
