package bluegreen.cli;

import static java.util.Objects.requireNonNull;

import bluegreen.ports.VersionNumber;
import bluegreen.release.Rollback;
import bluegreen.release.RollbackOrder;
import bluegreen.release.RollbackOrder.Care;
import bluegreen.release.RollbackOrder.Target.Exactly;
import bluegreen.release.RollbackOrder.Target.LastGood;
import bluegreen.report.Ended.Asked;
import bluegreen.report.GitHub;
import bluegreen.smoke.SmokeFiles;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bluegreen rollback}. */
@Command(
    mixinStandardHelpOptions = true,
    description =
        "Roll back, whatever state the release is in. A deployment in flight is stopped and rolled"
            + " back; otherwise the alias goes to the version that served before the present one"
            + " finished its release, or to --to. Idempotent: asked again, nothing more is moved.")
final class RollbackCommand implements Callable<Integer> {
  @Mixin private Target target = new Target();

  @Mixin private SummaryOption summary = new SummaryOption();

  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      converter = Converters.Version.class,
      description = "The version to go back to, however far.")
  private @Nullable VersionNumber to;

  @Option(
      names = "--force",
      description = "Go to --to even if that version was rolled back, or fails its smoke tests.")
  private boolean force;

  @Option(
      names = "--smoke",
      paramLabel = "DIR",
      description =
          "Folder of smoke tests for a --to that never served all traffic. Default:"
              + " ${DEFAULT-VALUE}")
  private Path smoke = Home.smokeTests();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; recorded in the alias's description.")
  private String reason = "no reason given";

  @Option(names = "--by", paramLabel = "NAME", description = "Who. Default: GITHUB_ACTOR or you.")
  private @Nullable String by;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (force && to == null) {
      throw new ParameterException(
          requireNonNull(spec).commandLine(), "--force goes with --to VERSION");
    }
    RollbackOrder order =
        new RollbackOrder(
            to == null ? new LastGood() : new Exactly(to, care()),
            by == null ? GitHub.who() : by,
            reason);
    return new Session(target, json.console())
        .run(
            (aws, time, story) -> new Rollback(aws, time, story, order).run(),
            Asked.ROLLBACK,
            summary,
            Interrupts.TO_LEAVE);
  }

  private Care care() {
    return force ? new Care.Forced() : new Care.Checked(() -> SmokeFiles.in(smoke));
  }
}
