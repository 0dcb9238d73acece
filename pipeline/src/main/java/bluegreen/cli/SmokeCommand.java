package bluegreen.cli;

import static java.util.Objects.requireNonNull;

import bluegreen.ports.VersionNumber;
import bluegreen.report.Console;
import bluegreen.report.ExitCode;
import bluegreen.smoke.Check;
import bluegreen.smoke.SmokeFiles;
import bluegreen.smoke.SmokeRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bluegreen smoke}. */
@Command(
    description =
        "Run the smoke tests against a version, by its number, without the load balancer.")
final class SmokeCommand implements Callable<Integer> {
  @Mixin private Target target = new Target();

  @Option(
      names = {"-n", "--version"},
      required = true,
      paramLabel = "N",
      converter = Converters.Version.class,
      description = "The version to test.")
  private @Nullable VersionNumber version;

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

  @Option(names = "-V", versionHelp = true, description = "Print version information and exit.")
  @SuppressWarnings("unused")
  private boolean toolVersion;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    Console console = json.console();
    return new Session(target, console)
        .look(
            (aws, time) -> {
              List<Check> tests = SmokeFiles.in(smoke);
              VersionNumber tested = requireNonNull(version, "picocli demands --version");
              List<String> failures = new SmokeRun(aws.functions(), console).run(tested, tests);
              Report report = Report.of(tested, tests.size(), failures);
              console.data(() -> report, report::lines);
              return report.exitCode();
            });
  }

  /**
   * What {@code --json} prints.
   *
   * @param outcome {@code PASSED} or {@code REJECTED}
   */
  record Report(
      String outcome, int exitCode, VersionNumber version, int tests, List<String> failures) {
    static Report of(VersionNumber version, int tests, List<String> failures) {
      return failures.isEmpty()
          ? new Report("PASSED", ExitCode.OK, version, tests, failures)
          : new Report("REJECTED", ExitCode.REJECTED, version, tests, failures);
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>(failures);
      lines.add(
          "Version %s: %d smoke tests, %d failures".formatted(version, tests, failures.size()));
      return lines;
    }
  }
}
