package bluegreen.cli;

import bluegreen.ports.Origin;
import bluegreen.ports.Reason;
import bluegreen.ports.VersionNumber;
import bluegreen.release.History;
import bluegreen.release.History.Entry;
import bluegreen.release.History.Fate;
import bluegreen.report.Console;
import bluegreen.report.ExitCode;
import bluegreen.report.ReasonText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bluegreen history}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Show the versions, newest first: commit, digest, when, and what became of each.")
final class HistoryCommand implements Callable<Integer> {
  private static final int SHORT_COMMIT = 12;
  private static final int SHORT_DIGEST = 12;
  private static final String LINE = "%-2s %-7s  %-12s  %-12s  %-17s  %-17s  %s";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);

  @Mixin private Target target = new Target();

  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--most",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "How many versions. Default: ${DEFAULT-VALUE}")
  private int most = 20;

  @Override
  public Integer call() {
    Console console = json.console();
    return new Session(target, console)
        .look(
            (aws, time) -> {
              List<Entry> entries = History.of(aws, most);
              console.data(
                  () -> entries.stream().map(EntryReport::of).toList(), () -> lines(entries));
              return ExitCode.OK;
            });
  }

  static List<String> lines(List<Entry> entries) {
    List<String> lines = new ArrayList<>();
    lines.add(LINE.formatted("", "VERSION", "COMMIT", "DIGEST", "PUBLISHED", "ENDED", "OUTCOME"));
    for (Entry e : entries) {
      lines.add(
          LINE.formatted(
              e.live() ? "▶" : "",
              e.number(),
              shorten(e.origin().commit(), SHORT_COMMIT),
              shorten(e.version().codeSha256(), SHORT_DIGEST),
              e.published().map(MINUTE::format).orElse("unknown"),
              e.ended().map(MINUTE::format).orElse(""),
              text(e.fate())));
    }
    return lines;
  }

  private static String text(Fate fate) {
    return switch (fate) {
      case Fate.First _ -> "first";
      case Fate.NeverReleased _ -> "published, never got traffic";
      case Fate.InFlight _ -> "in flight";
      case Fate.Released _ -> "released";
      case Fate.MovedOff _ -> "released, moved off by hand";
      case Fate.RolledBack(Reason.Requested(String by)) -> "rolled back by " + by;
      case Fate.RolledBack(Reason reason) -> "rolled back: " + ReasonText.of(reason);
    };
  }

  private static String shorten(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  /**
   * A version as {@code --json} prints it; absent things are null.
   *
   * @param outcome such as {@code ROLLED_BACK}
   * @param reason why it was rolled back
   * @param ended when its last release ended, or it was rolled back by hand
   */
  record EntryReport(
      VersionNumber version,
      Origin origin,
      String codeSha256,
      @Nullable Instant published,
      String outcome,
      @Nullable Map<String, Object> reason,
      @Nullable String deployment,
      @Nullable Instant ended,
      boolean live) {
    static EntryReport of(Entry e) {
      return new EntryReport(
          e.number(),
          e.origin(),
          e.version().codeSha256(),
          e.published().orElse(null),
          name(e.fate()),
          e.fate() instanceof Fate.RolledBack(Reason reason) ? ReasonText.json(reason) : null,
          e.deployment().orElse(null),
          e.ended().orElse(null),
          e.live());
    }

    private static String name(Fate fate) {
      return switch (fate) {
        case Fate.First _ -> "FIRST";
        case Fate.NeverReleased _ -> "NEVER_RELEASED";
        case Fate.InFlight _ -> "IN_FLIGHT";
        case Fate.Released _ -> "RELEASED";
        case Fate.MovedOff _ -> "MOVED_OFF";
        case Fate.RolledBack _ -> "ROLLED_BACK";
      };
    }
  }
}
