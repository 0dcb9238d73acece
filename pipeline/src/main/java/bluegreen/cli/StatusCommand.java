package bluegreen.cli;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alias;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import bluegreen.release.Status;
import bluegreen.release.Status.Flight;
import bluegreen.report.Console;
import bluegreen.report.ExitCode;
import bluegreen.report.ShiftText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bluegreen status}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Show what serves: alias, weights, versions, deployment in flight, alarms.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private Target target = new Target();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    Console console = json.console();
    return new Session(target, console)
        .look(
            (aws, time) -> {
              Status status = Status.of(aws);
              console.data(() -> Report.of(status), () -> lines(status));
              return ExitCode.OK;
            });
  }

  static List<String> lines(Status status) {
    List<String> lines = new ArrayList<>();
    lines.add("function    " + status.names().function() + ", alias " + status.names().alias());
    lines.add("serves      version " + status.alias().traffic());
    for (Version version : status.versions()) {
      lines.add(
          "version     %s %s, commit %s"
              .formatted(version.number(), version.state(), version.origin().commit()));
      lines.add("  " + digest(version));
    }
    lines.add(
        "deployment  "
            + status.flight().map(f -> line(f, status.shifted())).orElse("none in flight"));
    status.alarms().forEach(a -> lines.add("alarm       " + a.name() + " " + a.state()));
    if (!status.alias().note().isEmpty()) {
      lines.add("note        " + status.alias().note());
    }
    lines.add("url         " + status.url().map(Object::toString).orElse("unknown"));
    return lines;
  }

  private static String line(Flight flight, double weight) {
    String shift =
        flight.deployment().shift().map(s -> s.blue() + " → " + s.green()).orElse("unknown shift");
    String event = ShiftText.underWay(flight.events()).map(e -> ", " + e).orElse("");
    return flight.deployment().id() + " " + shift + " at " + Alias.percent(weight) + event;
  }

  private static String digest(Version version) {
    return "sha256:" + version.codeSha256();
  }

  /** What {@code --json} prints; absent things are null. */
  record Report(
      String function,
      String alias,
      VersionNumber version,
      Map<VersionNumber, Double> weights,
      String note,
      @Nullable String url,
      List<VersionReport> versions,
      @Nullable DeploymentReport deployment,
      List<Alarm> alarms) {

    record VersionReport(VersionNumber version, String state, String commit, String digest) {
      private static VersionReport of(Version version) {
        return new VersionReport(
            version.number(),
            version.state().toString(),
            version.origin().commit(),
            StatusCommand.digest(version));
      }
    }

    record DeploymentReport(
        String id,
        @Nullable VersionNumber blue,
        @Nullable VersionNumber green,
        double weight,
        List<String> events) {
      private static DeploymentReport of(Flight flight, double weight) {
        return new DeploymentReport(
            flight.deployment().id(),
            flight.deployment().shift().map(Shift::blue).orElse(null),
            flight.deployment().shift().map(Shift::green).orElse(null),
            weight,
            flight.events());
      }
    }

    static Report of(Status status) {
      return new Report(
          status.names().function(),
          status.names().alias(),
          status.alias().version(),
          status.alias().weights(),
          status.alias().note(),
          status.url().map(Object::toString).orElse(null),
          status.versions().stream().map(VersionReport::of).toList(),
          status.flight().map(f -> DeploymentReport.of(f, status.shifted())).orElse(null),
          status.alarms());
    }
  }
}
