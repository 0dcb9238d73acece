package bluegreen.cli;

import bluegreen.report.Console;
import bluegreen.report.ExitCode;
import bluegreen.report.Json;
import bluegreen.smoke.Check;
import bluegreen.smoke.SmokeFiles;
import bluegreen.smoke.SmokeRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bluegreen smoke}. */
@Command(description = "Run the smoke tests against a version, past the load balancer.")
final class SmokeCommand implements Callable<Integer> {
  @Mixin private Target target = new Target();

  @Option(
      names = {"-n", "--version"},
      required = true,
      paramLabel = "N",
      converter = Ranges.Version.class,
      description = "The version.")
  private String version = "";

  @Option(
      names = "--smoke",
      paramLabel = "DIR",
      description = "Folder of smoke tests. Default: ${DEFAULT-VALUE}")
  private Path smoke = Home.smokeTests();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  @SuppressWarnings("unused")
  private boolean help;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Console console = Console.standard();
    return new Session(target, console)
        .look(
            ports -> {
              List<Check> tests = SmokeFiles.in(smoke);
              List<String> failures =
                  new SmokeRun(ports.functions(), ports.time(), console).run(version, tests);
              Report report = new Report(version, tests.size(), failures);
              if (json) {
                console.print(Json.write(report));
              } else {
                report.lines().forEach(console::print);
              }
              return failures.isEmpty() ? ExitCode.OK : ExitCode.REJECTED;
            });
  }

  /** What {@code --json} prints. */
  record Report(String version, int tests, List<String> failures) {
    List<String> lines() {
      List<String> lines = new ArrayList<>(failures);
      lines.add(
          "Version %s: %d smoke tests, %d failures".formatted(version, tests, failures.size()));
      return lines;
    }
  }
}
