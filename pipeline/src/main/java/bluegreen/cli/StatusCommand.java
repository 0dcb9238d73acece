package bluegreen.cli;

import static bluegreen.ports.Meanwhile.ask;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alias;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployments;
import bluegreen.ports.Ports;
import bluegreen.ports.Version;
import bluegreen.report.Console;
import bluegreen.report.ExitCode;
import bluegreen.report.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bluegreen status}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Show what serves: alias, weights, versions, deployment in flight, alarms.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private Target target = new Target();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Console console = Console.standard();
    return new Session(target, console)
        .look(
            ports -> {
              Report report = Report.of(ports);
              if (json) {
                console.print(Json.write(report));
              } else {
                report.lines().forEach(console::print);
              }
              return ExitCode.OK;
            });
  }

  /** What {@code --json} prints; absent things are null. */
  record Report(
      String function,
      String alias,
      String version,
      Map<String, Double> weights,
      String note,
      @Nullable String url,
      List<VersionReport> versions,
      @Nullable DeploymentReport deployment,
      List<Alarm> alarms) {

    record VersionReport(String version, String state, String commit, String digest) {}

    record DeploymentReport(
        String id,
        @Nullable String blue,
        @Nullable String green,
        double weight,
        List<String> events) {}

    static Report of(Ports ports) {
      Coordinates names = ports.coordinates();
      Supplier<Optional<DeploymentReport>> flight =
          ask(() -> ports.deployments().inFlight().map(d -> deployment(d, ports.deployments())));
      Supplier<List<Alarm>> alarms =
          ask(() -> ports.monitoring().alarms(ports.deployments().group().alarms()));
      Alias alias = ports.functions().alias();
      List<VersionReport> versions = new ArrayList<>();
      versions.add(version(ports.functions().version(alias.version())));
      alias.weights().keySet().forEach(v -> versions.add(version(ports.functions().version(v))));
      return new Report(
          names.function(),
          names.alias(),
          alias.version(),
          alias.weights(),
          alias.note(),
          names.url() == null ? null : names.url().toString(),
          versions,
          flight.get().orElse(null),
          alarms.get());
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      Alias shown = new Alias(version, weights, "", note);
      lines.add("function    " + function + ", alias " + alias);
      lines.add("serves      version " + shown.traffic());
      for (VersionReport v : versions) {
        lines.add("version     " + v.version + " " + v.state + ", commit " + v.commit);
        lines.add("  " + v.digest);
      }
      lines.add("deployment  " + (deployment == null ? "none in flight" : inFlight(deployment)));
      alarms.forEach(a -> lines.add("alarm       " + a.name() + " " + a.state()));
      if (!note.isEmpty()) {
        lines.add("note        " + note);
      }
      lines.add("url         " + (url == null ? "unknown" : url));
      return lines;
    }

    private static String inFlight(DeploymentReport d) {
      String event = Console.underWay(d.events).map(e -> ", " + e).orElse("");
      return d.id + " " + d.blue + " → " + d.green + " at " + Alias.percent(d.weight) + event;
    }

    private static VersionReport version(Version v) {
      return new VersionReport(
          v.number(), v.state().toString(), v.origin().commit(), "sha256:" + v.codeSha256());
    }

    private static DeploymentReport deployment(Deployment d, Deployments deployments) {
      Deployments.Progress progress = deployments.progress(d.id());
      return new DeploymentReport(
          d.id(),
          d.shift().map(Deployment.Shift::blue).orElse(null),
          d.shift().map(Deployment.Shift::green).orElse(null),
          progress.weight(),
          progress.events());
    }
  }
}
