package bluegreen.cli;

import bluegreen.release.Alarm;
import bluegreen.release.Alias;
import bluegreen.release.Deployment;
import bluegreen.release.Deployment.Shift;
import bluegreen.release.Outcome;
import bluegreen.release.ShiftProgress;
import bluegreen.release.Story;
import bluegreen.release.Traffic;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells the story on standard error: live lines and colours on a terminal, plain lines elsewhere.
 * What a program would read goes to standard output.
 */
final class Console implements Story {
  private final PrintStream err;
  private final PrintStream out;
  private final Style style;
  private String last = "";
  private boolean live;

  Console(PrintStream out, PrintStream err, Style style) {
    this.out = out;
    this.err = err;
    this.style = style;
  }

  static Console standard() {
    return new Console(System.out, System.err, Style.ofProcess());
  }

  @Override
  public void done(String what) {
    line(style.green("✓ ") + what);
  }

  @Override
  public void waiting(String what) {
    live("… " + what);
  }

  @Override
  public void warning(String what) {
    line(style.yellow("! ") + what);
    style.annotation("warning", "bluegreen", what).ifPresent(err::println);
  }

  @Override
  public void smoke(String test, List<String> failures) {
    line((failures.isEmpty() ? style.green("  ✓ ") : style.red("  ✗ ")) + test);
  }

  @Override
  public void shifting(Deployment deployment, ShiftProgress progress) {
    if (deployment.rollbackOf().isPresent()) {
      live(deployment.id() + " " + status(deployment, progress));
      return;
    }
    String traffic =
        deployment.shift().map(shift -> "  " + traffic(shift, progress.traffic())).orElse("");
    String alarms =
        progress.alarms().stream().map(this::alarm).collect(Collectors.joining(", ", "  ", ""));
    live(
        "%s %s %5s %s%s%s"
            .formatted(
                deployment.id(),
                bar(progress.weight()),
                Alias.percent(progress.weight()),
                status(deployment, progress),
                traffic,
                alarms));
  }

  /** The life-cycle event that is under way, or how the deployment ended. */
  private static String status(Deployment deployment, ShiftProgress progress) {
    return underWay(progress.events())
        .filter(event -> deployment.inFlight())
        .orElseGet(() -> deployment.status().toString());
  }

  /** The last life-cycle event that has begun. */
  static Optional<String> underWay(List<String> events) {
    return events.reversed().stream().filter(event -> !event.endsWith("Pending")).findFirst();
  }

  /** How it ended: on standard output, and where GitHub shows it. */
  void outcome(Outcome outcome) {
    OutcomeText text = OutcomeText.of(outcome);
    settle();
    out.println(text.good() ? style.green(text.headline()) : style.red(text.headline()));
    text.details().forEach(detail -> out.println("  " + detail));
    out.flush();
    if (!text.good()) {
      style
          .annotation("error", text.headline(), String.join("\n", text.details()))
          .ifPresent(err::println);
    }
  }

  /** One line of data, on standard output. */
  void print(String line) {
    settle();
    out.println(line);
  }

  /** One line of the story. */
  void line(String text) {
    settle();
    err.println(text);
    last = text;
  }

  private void live(String text) {
    if (text.equals(last)) {
      return;
    }
    last = text;
    if (style.terminal()) {
      err.print("\r\u001b[K" + text);
      err.flush();
      live = true;
    } else {
      err.println(text);
    }
  }

  private void settle() {
    if (live) {
      err.println();
      live = false;
    }
  }

  private String alarm(Alarm alarm) {
    String text = alarm.name() + " " + alarm.state();
    return alarm.firing() ? style.red(text) : text;
  }

  private static String traffic(Shift shift, List<Traffic> traffic) {
    return traffic.stream()
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
