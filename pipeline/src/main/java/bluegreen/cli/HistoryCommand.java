package bluegreen.cli;

import bluegreen.release.History;
import bluegreen.report.Console;
import bluegreen.report.ExitCode;
import bluegreen.report.Json;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
  private static final Pattern CODE = Pattern.compile("^(rolled back: [A-Z_]+): .*");

  @Mixin private Target target = new Target();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Option(
      names = "--most",
      paramLabel = "N",
      converter = Ranges.Count.class,
      description = "How many versions. Default: ${DEFAULT-VALUE}")
  private int most = 20;

  @Override
  public Integer call() {
    Console console = Console.standard();
    return new Session(target, console)
        .look(
            ports -> {
              List<History.Entry> entries = History.of(ports, most);
              if (json) {
                console.print(Json.write(entries));
              } else {
                lines(entries).forEach(console::print);
              }
              return ExitCode.OK;
            });
  }

  static List<String> lines(List<History.Entry> entries) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-2s %-7s  %-12s  %-12s  %-20s  %s"
            .formatted("", "VERSION", "COMMIT", "DIGEST", "PUBLISHED", "OUTCOME"));
    for (History.Entry e : entries) {
      lines.add(
          "%-2s %-7s  %-12s  %-12s  %-20.20s  %s"
              .formatted(
                  e.live() ? "▶" : "",
                  e.version(),
                  shorten(e.origin().commit(), SHORT_COMMIT),
                  shorten(e.codeSha256(), SHORT_DIGEST),
                  e.published().truncatedTo(ChronoUnit.SECONDS),
                  brief(e.outcome())));
    }
    return lines;
  }

  /** CodeDeploy's code without its sentences, which {@code --json} has. */
  private static String brief(String outcome) {
    return CODE.matcher(outcome).replaceFirst("$1");
  }

  private static String shorten(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
