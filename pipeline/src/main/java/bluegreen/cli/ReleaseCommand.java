package bluegreen.cli;

import static java.util.Objects.requireNonNull;

import bluegreen.ports.ImageReference;
import bluegreen.ports.ImageReference.Selector;
import bluegreen.ports.Threads;
import bluegreen.release.Judging;
import bluegreen.release.Release;
import bluegreen.release.ReleaseOrder;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.release.ReleaseOrder.OnInterrupt;
import bluegreen.release.ReleaseOrder.Source;
import bluegreen.release.ReleaseOrder.Way;
import bluegreen.report.Ended.Asked;
import bluegreen.report.GitHub;
import bluegreen.smoke.Check;
import bluegreen.smoke.SmokeFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  @Mixin private Target target = new Target();

  @Mixin private SummaryOption summary = new SummaryOption();

  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = {"-i", "--image"},
      required = true,
      paramLabel = "URI",
      converter = Converters.Image.class,
      description = "repository:tag or repository@sha256:…, with or without the registry's host.")
  private @Nullable ImageReference image;

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

  @ArgGroup(exclusive = true)
  private @Nullable WayOptions way;

  /** How the version gets its traffic, if not by the deployment group's canary. */
  static final class WayOptions {
    @Option(
        names = "--all-at-once",
        description =
            "No canary: all traffic at once. For changes that no two versions of an alias may"
                + " differ in: execution role, dead-letter queue.")
    private boolean allAtOnce;

    @Option(
        names = "--hotfix",
        description =
            "The version that serves fails, and this is its fix: all traffic right after the smoke"
                + " tests, guarded only by alarms that watch the new version alone.")
    private boolean hotfix;

    private Way way() {
      return hotfix ? Way.HOTFIX : allAtOnce ? Way.ALL_AT_ONCE : Way.CANARY;
    }
  }

  @Mixin private JudgingOptions judged = new JudgingOptions();

  @Option(
      names = "--on-interrupt",
      paramLabel = "leave|rollback",
      description = "What to do with a deployment in flight on Ctrl-C. Default: ${DEFAULT-VALUE}")
  private OnInterrupt onInterrupt = OnInterrupt.LEAVE;

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

  @Override
  public Integer call() {
    Judging judging = judged.judging();
    Supplier<List<Check>> smokeTests = new Threads().ask(() -> SmokeFiles.in(smoke));
    return new Session(target, json.console())
        .run(
            (aws, time, story) ->
                new Release(aws, time, story, order(smokeTests.get(), judging)).run(),
            Asked.RELEASE,
            summary,
            onInterrupt == OnInterrupt.ROLLBACK ? Interrupts.TO_ROLL_BACK : Interrupts.TO_LEAVE);
  }

  private ReleaseOrder order(List<Check> smokeTests, Judging judging) {
    ImageReference reference = requireNonNull(image, "picocli demands --image");
    Source source =
        new Source(commit == null ? commitOf(reference) : commit, run == null ? GitHub.run() : run);
    return new ReleaseOrder(reference, source, smokeTests)
        .with(overrideAlarms ? FiringAlarms.OVERRIDE : FiringAlarms.REFUSE)
        .with(way == null ? Way.CANARY : way.way())
        .with(onInterrupt)
        .with(judging);
  }

  private static String commitOf(ImageReference image) {
    return image.selector() instanceof Selector.Tag(String tag) && COMMIT.matcher(tag).matches()
        ? tag
        : GitHub.commit();
  }
}
