package bluegreen.cli;

import bluegreen.ports.VersionNumber;
import bluegreen.release.Rollback;
import bluegreen.release.RollbackOrder;
import bluegreen.release.RollbackOrder.Target.Exactly;
import bluegreen.release.RollbackOrder.Target.LastGood;
import bluegreen.report.Ended.Asked;
import bluegreen.report.GitHub;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; recorded in the alias's description.")
  private String reason = "no reason given";

  @Option(names = "--by", paramLabel = "NAME", description = "Who. Default: GITHUB_ACTOR or you.")
  private @Nullable String by;

  @Override
  public Integer call() {
    RollbackOrder order =
        new RollbackOrder(
            to == null ? new LastGood() : new Exactly(to), by == null ? GitHub.who() : by, reason);
    return new Session(target, json.console())
        .run(
            (aws, time, story) -> new Rollback(aws, time, story, order).run(),
            Asked.ROLLBACK,
            summary,
            Interrupts.TO_LEAVE);
  }
}
