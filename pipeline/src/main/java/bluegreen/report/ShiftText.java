package bluegreen.report;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alias;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Status.InFlight;
import bluegreen.ports.Deployment.Status.Succeeded;
import bluegreen.ports.Deployment.Status.Unsuccessful;
import bluegreen.ports.Reason;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Traffic;
import bluegreen.ports.VersionNumber;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a deployment has come, in one line. What matters most comes first, because a narrow
 * terminal cuts the line: whether an alarm fires, and green's errors.
 */
public final class ShiftText {
  /** The bar takes room that narrower terminals need for what matters more. */
  private static final int ROOM_FOR_A_BAR = 80;

  private final Style style;

  ShiftText(Style style) {
    this.style = style;
  }

  String of(Deployment deployment, ShiftProgress progress) {
    String status = status(deployment, progress);
    if (deployment.rollbackOf().isPresent()) {
      return deployment.id() + " " + status;
    }
    String weight = "%5s".formatted(Alias.percent(progress.weight()));
    Optional<VersionNumber> green = deployment.shift().map(Deployment.Shift::green);
    return Stream.of(
            Stream.of(style.columns() < ROOM_FOR_A_BAR ? weight : bar(progress) + " " + weight),
            Stream.of(state(progress.alarms())),
            progress.verdict().stream().map(VerdictText::brief),
            green.stream().flatMap(g -> traffic(progress.traffic(), g)),
            names(progress.alarms()).stream(),
            Stream.of(status))
        .flatMap(parts -> parts)
        .collect(Collectors.joining("  "));
  }

  /** The last life-cycle event that has begun. */
  public static Optional<String> underWay(List<String> events) {
    return events.reversed().stream().filter(event -> !event.endsWith("Pending")).findFirst();
  }

  /** The life-cycle event that is under way, or how the deployment ended. */
  private static String status(Deployment deployment, ShiftProgress progress) {
    return underWay(progress.events())
        .filter(event -> deployment.inFlight())
        .map(Foreign::line)
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

  private String state(List<Alarm> alarms) {
    if (alarms.stream().anyMatch(Alarm::firing)) {
      return style.red("ALARM");
    }
    return notOk(alarms).isEmpty() ? "alarms OK" : "alarms unclear";
  }

  /** Those that are not OK. */
  private Optional<String> names(List<Alarm> alarms) {
    return Optional.of(
            notOk(alarms).stream()
                .map(alarm -> Foreign.line(alarm.name() + " " + alarm.state()))
                .collect(Collectors.joining(", ")))
        .filter(names -> !names.isEmpty());
  }

  private static List<Alarm> notOk(List<Alarm> alarms) {
    return alarms.stream().filter(alarm -> alarm.state() != Alarm.State.OK).toList();
  }

  /** Green's first. */
  private static Stream<String> traffic(List<Traffic> traffic, VersionNumber green) {
    return Stream.concat(
        traffic.stream().filter(t -> t.version().equals(green)).map(t -> counts("green", t)),
        traffic.stream().filter(t -> !t.version().equals(green)).map(t -> counts("blue", t)));
  }

  private static String counts(String colour, Traffic traffic) {
    return "%s %s: %d errors of %d"
        .formatted(colour, traffic.version(), traffic.errors(), traffic.requests());
  }

  private String bar(ShiftProgress progress) {
    int filled = (int) Math.round(progress.weight() * 10);
    return style.green("█".repeat(filled)) + style.blue("░".repeat(10 - filled));
  }
}
