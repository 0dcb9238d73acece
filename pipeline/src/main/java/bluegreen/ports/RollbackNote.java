package bluegreen.ports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a rollback by hand leaves in the alias's description.
 *
 * @param move what served before, and what serves since
 * @param mark when it was; empty in notes of versions before 0.2.0
 * @param by who did it, and why
 * @param earlier rollbacks, the newest first, as many as fit
 */
public record RollbackNote(Move move, Optional<Mark> mark, String by, List<Move> earlier) {
  private static final Pattern TEXT =
      Pattern.compile(
          "rolled back (\\d+(?: \\+ .+?)?) to (\\d+)(?: at (\\S+) after (\\S+))? by (.*?)"
              + "(?: \\[earlier: ([0-9> ]+)])?");
  private static final int KEPT = 6;

  public RollbackNote {
    earlier = List.copyOf(earlier);
  }

  /**
   * A change of what serves.
   *
   * @param from such as {@code 2} or {@code 1 + 2 (10 %)}
   */
  public record Move(String from, VersionNumber to) {
    private static Optional<Move> parse(String text) {
      String[] sides = text.split(">", 2);
      return VersionNumber.parse(sides[sides.length - 1]).map(to -> new Move(sides[0], to));
    }

    private String brief() {
      return from + ">" + to;
    }
  }

  /**
   * When a rollback was.
   *
   * @param at by the clock of the machine that asked for it
   * @param after the newest deployment at that time, or {@link #NONE}
   */
  public record Mark(Instant at, String after) {
    public static final String NONE = "none";

    public Mark {
      at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<Mark> parse(String at, String after) {
      try {
        return Optional.of(new Mark(Instant.parse(at), after));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }

  /** Reads what {@link #text} wrote; empty if somebody else wrote it. */
  public static Optional<RollbackNote> parse(String description) {
    Matcher m = TEXT.matcher(description);
    return m.matches()
        ? VersionNumber.parse(m.group(2))
            .map(
                to ->
                    new RollbackNote(
                        new Move(m.group(1), to),
                        m.group(3) == null ? Optional.empty() : Mark.parse(m.group(3), m.group(4)),
                        m.group(5),
                        m.group(6) == null ? List.of() : moves(m.group(6))))
        : Optional.empty();
  }

  private static List<Move> moves(String brief) {
    return Arrays.stream(brief.split(" ", -1)).flatMap(text -> Move.parse(text).stream()).toList();
  }

  /** The same, which remembers the rollbacks that an older note tells of. */
  public RollbackNote since(Optional<RollbackNote> older) {
    List<Move> moves =
        older.stream()
            .flatMap(note -> Stream.concat(Stream.of(note.move), note.earlier.stream()))
            .filter(moved -> VersionNumber.parse(moved.from).isPresent())
            .limit(KEPT)
            .toList();
    return new RollbackNote(move, mark, by, moves);
  }

  /** The version that serves since. */
  public VersionNumber to() {
    return move.to();
  }

  /** Whether the deployment {@code id} was the newest at that time. */
  public boolean isAfter(String id) {
    return mark.filter(m -> m.after().equals(id)).isPresent();
  }

  /** Whether the deployment {@code id}, the newest now, was not there at that time. */
  public boolean isBefore(String id) {
    return mark.isPresent() && !isAfter(id);
  }

  /** Whether it was written later, as far as the clocks of AWS and of its writer agree. */
  public boolean isLaterThan(Instant time) {
    return mark.filter(m -> m.at().isAfter(time)).isPresent();
  }

  /** When {@code version} was rolled back, if this note says. */
  public Optional<Instant> at(VersionNumber version) {
    return mark.filter(_ -> move.from().equals(version.toString())).map(Mark::at);
  }

  /** Who rolled {@code version} back and why, if this note still says. */
  public String by(VersionNumber version) {
    return move.from().equals(version.toString()) ? by : "somebody (no longer recorded)";
  }

  /** Whether {@code version} was rolled back, by this rollback or an earlier one. */
  public boolean tellsOf(VersionNumber version) {
    return Stream.concat(Stream.of(move), earlier.stream())
        .anyMatch(moved -> moved.from().equals(version.toString()));
  }

  /** As one line. Who and why are cut to what Lambda stores. */
  public String text() {
    String when = mark.map(m -> " at " + m.at() + " after " + m.after()).orElse("");
    String before = earlier.stream().map(Move::brief).collect(Collectors.joining(" "));
    String end = before.isEmpty() ? "" : " [earlier: " + before + "]";
    return Description.fit(
            "rolled back %s to %s%s by %s".formatted(move.from(), move.to(), when, by),
            Description.LONGEST - end.length())
        + end;
  }
}
