package bluegreen.cli;

import bluegreen.ports.Meanwhile;
import bluegreen.release.Release;
import bluegreen.report.Console;
import bluegreen.report.ExitCode;
import bluegreen.report.GitHub;
import bluegreen.smoke.Check;
import bluegreen.smoke.SmokeFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bluegreen release}. */
@Command(
    mixinStandardHelpOptions = true,
    description =
        "Release an image: publish a version, smoke-test it, shift traffic to it, verify. Run again"
            + " with the same image, it rejoins what is in flight.")
final class ReleaseCommand implements Callable<Integer> {
  private static final Pattern COMMIT_TAG = Pattern.compile(".*:([0-9a-f]{40})");

  @Mixin private Target target = new Target();

  @Mixin private SummaryOption summary = new SummaryOption();

  @Option(
      names = {"-i", "--image"},
      required = true,
      paramLabel = "URI",
      description = "repository:tag or repository@sha256:…, with or without the registry's host.")
  private String image = "";

  @Option(
      names = "--smoke",
      paramLabel = "DIR",
      description = "Folder of smoke tests. Default: ${DEFAULT-VALUE}")
  private Path smoke = Home.smokeTests();

  @Option(
      names = "--override-alarms",
      description =
          "Ship the fix of the version that makes an alarm fire: alarms that fire now don't count,"
              + " the others still do.")
  private boolean overrideAlarms;

  @Option(
      names = "--on-interrupt",
      paramLabel = "leave|rollback",
      description = "What to do with a deployment in flight on Ctrl-C. Default: ${DEFAULT-VALUE}")
  private OnInterrupt onInterrupt = OnInterrupt.leave;

  @Option(
      names = "--commit",
      paramLabel = "SHA",
      description = "The source's revision. Default: GITHUB_SHA, or the image's tag if it is one.")
  private @Nullable String commit;

  @Option(
      names = "--run",
      paramLabel = "TEXT",
      description = "What releases it. Default: the GitHub Actions run, or your user name.")
  private @Nullable String run;

  enum OnInterrupt {
    leave,
    rollback
  }

  @Override
  public Integer call() {
    Supplier<List<Check>> smokeTests = Meanwhile.ask(() -> SmokeFiles.in(smoke));
    return new Session(target, Console.standard())
        .outcome(
            (ports, story) -> new Release(ports, story, order(smokeTests.get())).run(),
            summary,
            ExitCode::ofRelease,
            onInterrupt == OnInterrupt.rollback ? Interrupts.TO_TAKE_BACK : Interrupts.TO_LEAVE);
  }

  private Release.Order order(List<Check> smokeTests) {
    return new Release.Order(
        image,
        commit == null ? commitOf(image) : commit,
        run == null ? GitHub.run() : run,
        smokeTests,
        overrideAlarms,
        onInterrupt == OnInterrupt.rollback);
  }

  private static String commitOf(String image) {
    Matcher tag = COMMIT_TAG.matcher(image);
    return tag.matches() ? tag.group(1) : GitHub.commit();
  }
}
