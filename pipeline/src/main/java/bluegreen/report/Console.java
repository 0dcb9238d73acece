package bluegreen.report;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status.InFlight;
import bluegreen.ports.Deployment.Status.Succeeded;
import bluegreen.ports.Deployment.Status.Unsuccessful;
import bluegreen.ports.Reason;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Story;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells the story on standard error: live lines and colours on a terminal, plain lines elsewhere.
 * Data goes to standard output. Called from several threads: concurrent AWS calls report their
 * retries.
 */
public final class Console implements Story {
  /** The live line is overwritten, so it must not wrap into a second line. */
  private static final String FROM_THE_LEFT = "\r\u001b[K";

  private static final String UNWRAPPED = "\u001b[?7l";
  private static final String WRAPPED = "\u001b[?7h";

  private final PrintStream err;
  private final PrintStream out;
  private final Style style;
  private String last = "";
  private boolean live;
  private boolean lasting;

  Console(PrintStream out, PrintStream err, Style style) {
    this.out = out;
    this.err = err;
    this.style = style;
  }

  public static Console standard() {
    return new Console(System.out, System.err, Style.ofProcess());
  }

  @Override
  public synchronized void done(String what) {
    line(style.green("✓ ") + what);
  }

  @Override
  public synchronized void waiting(String what) {
    live("… " + what, Line.PASSING);
  }

  @Override
  public synchronized void warning(String what) {
    line(style.yellow("! ") + what);
    style.annotation("warning", "bluegreen", what).ifPresent(err::println);
  }

  @Override
  public synchronized void smoke(String test, List<String> failures) {
    line((failures.isEmpty() ? style.green("  ✓ ") : style.red("  ✗ ")) + test);
  }

  @Override
  public synchronized void shifting(Deployment deployment, ShiftProgress progress) {
    if (deployment.rollbackOf().isPresent()) {
      live(deployment.id() + " " + status(deployment, progress), Line.LASTING);
      return;
    }
    // What matters most comes first: a narrow terminal cuts the line.
    live(
        "%s %5s%s  %s  %s"
            .formatted(
                bar(progress.weight()),
                Alias.percent(progress.weight()),
                deployment.shift().map(shift -> "  " + traffic(shift, progress)).orElse(""),
                alarms(progress.alarms()),
                status(deployment, progress)),
        Line.LASTING);
  }

  /** The life-cycle event that is under way, or how the deployment ended. */
  private static String status(Deployment deployment, ShiftProgress progress) {
    return underWay(progress.events())
        .filter(event -> deployment.inFlight())
        .orElseGet(() -> name(deployment.status()));
  }

  private static String name(Deployment.Status status) {
    return switch (status) {
      case InFlight _ -> "InProgress";
      case Succeeded _ -> "Succeeded";
      case Unsuccessful(Reason.DeploymentFailed _) -> "Failed";
      case Unsuccessful _ -> "Stopped";
    };
  }

  /** The last life-cycle event that has begun. */
  public static Optional<String> underWay(List<String> events) {
    return events.reversed().stream().filter(event -> !event.endsWith("Pending")).findFirst();
  }

  /** How it ended: on standard output, and where GitHub shows it. */
  public synchronized void ended(Ended ended) {
    OutcomeText text = OutcomeText.of(ended.outcome());
    boolean good = ended.asAsked();
    settle();
    out.println(good ? style.green(text.headline()) : style.red(text.headline()));
    text.details().forEach(detail -> out.println("  " + detail));
    out.flush();
    if (!good) {
      style
          .annotation("error", text.headline(), String.join("\n", text.details()))
          .ifPresent(err::println);
    }
  }

  /** One line of data, on standard output. */
  public synchronized void print(String line) {
    settle();
    out.println(line);
  }

  /** One line of the story. */
  public synchronized void line(String text) {
    settle();
    err.println(text);
    last = text;
  }

  /** Whether a live line stays once something else is said. */
  private enum Line {
    PASSING,
    LASTING
  }

  /** On a terminal, {@code text} stays until something else is said, and after that if it lasts. */
  private void live(String text, Line line) {
    if (text.equals(last)) {
      return;
    }
    if (!style.terminal()) {
      line(text);
      return;
    }
    if (line == Line.PASSING) {
      settle();
    }
    err.print(FROM_THE_LEFT + UNWRAPPED + text + WRAPPED);
    err.flush();
    last = text;
    live = true;
    lasting = line == Line.LASTING;
  }

  private void settle() {
    if (live) {
      err.print(FROM_THE_LEFT + (lasting ? last + System.lineSeparator() : ""));
      live = false;
    }
  }

  /** Those that are not OK by their names. */
  private String alarms(List<Alarm> alarms) {
    String others =
        alarms.stream()
            .filter(alarm -> alarm.state() != Alarm.State.OK)
            .map(alarm -> alarm.name() + " " + alarm.state())
            .collect(Collectors.joining(", "));
    boolean firing = alarms.stream().anyMatch(Alarm::firing);
    return others.isEmpty() ? "alarms OK" : firing ? style.red(others) : others;
  }

  private static String traffic(Shift shift, ShiftProgress progress) {
    return progress.traffic().stream()
        .map(
            t ->
                "%s %s: %d requests, %d errors"
                    .formatted(
                        t.version().equals(shift.green()) ? "green" : "blue",
                        t.version(),
                        t.requests(),
                        t.errors()))
        .collect(Collectors.joining("  "));
  }

  private String bar(double weight) {
    int filled = (int) Math.round(weight * 10);
    return style.green("█".repeat(filled)) + style.blue("░".repeat(10 - filled));
  }
}
