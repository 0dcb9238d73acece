package bluegreen.ports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rollback by hand leaves in the alias's description.
 *
 * @param from what served before, such as {@code 2} or {@code 1 + 2 (10 %)}
 * @param to the version that serves since
 * @param by who did it, and why
 */
public record RollbackNote(String from, VersionNumber to, String by) {
  private static final Pattern TEXT =
      Pattern.compile("rolled back (\\d+(?: \\+ .+?)?) to (\\d+) by (.*)");

  /** Reads what {@link #text} wrote; empty if somebody else wrote it. */
  public static Optional<RollbackNote> parse(String description) {
    Matcher matcher = TEXT.matcher(description);
    return matcher.matches()
        ? VersionNumber.parse(matcher.group(2))
            .map(to -> new RollbackNote(matcher.group(1), to, matcher.group(3)))
        : Optional.empty();
  }

  /** As one line, cut to what Lambda stores. */
  public String text() {
    return Description.fit("rolled back %s to %s by %s".formatted(from, to, by));
  }
}
