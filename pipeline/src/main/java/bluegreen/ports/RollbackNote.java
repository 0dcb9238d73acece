package bluegreen.ports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rollback by hand leaves in the alias's description, of which Lambda keeps 256 characters.
 *
 * @param from what served before, such as {@code 2} or {@code 1 + 2 (10 %)}
 * @param to the version that serves since
 * @param by who did it, and why
 */
public record RollbackNote(String from, String to, String by) {
  private static final int LONGEST_DESCRIPTION = 256;
  private static final Pattern TEXT =
      Pattern.compile("rolled back (\\d+(?: \\+ .+?)?) to (\\d+) by (.*)");

  /** Reads what {@link #text} wrote; empty if somebody else wrote it. */
  public static Optional<RollbackNote> parse(String description) {
    Matcher matcher = TEXT.matcher(description);
    return matcher.matches()
        ? Optional.of(new RollbackNote(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  /** That of the rollback which put the alias where it is; empty if {@code finished} did so. */
  public static Optional<RollbackNote> since(Deployment finished, Alias alias) {
    return parse(alias.description())
        .filter(note -> alias.version().equals(note.to) && !finished.brings(alias.version()));
  }

  /** In one line, cut to what Lambda stores. */
  public String text() {
    String line = "rolled back %s to %s by %s".formatted(from, to, by).replace('\n', ' ');
    return line.length() <= LONGEST_DESCRIPTION ? line : line.substring(0, LONGEST_DESCRIPTION);
  }
}
