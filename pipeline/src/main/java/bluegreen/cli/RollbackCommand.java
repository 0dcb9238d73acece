package bluegreen.cli;

import bluegreen.release.Rollback;
import bluegreen.report.Console;
import bluegreen.report.ExitCode;
import bluegreen.report.GitHub;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bluegreen rollback}. */
@Command(
    mixinStandardHelpOptions = true,
    description =
        "Roll back, whatever state the release is in: a deployment in flight is stopped and taken"
            + " back; else the alias goes to the version that served before the present one"
            + " finished its release, or to --to. Asked again, nothing more is moved.")
final class RollbackCommand implements Callable<Integer> {
  @Mixin private Target target = new Target();

  @Mixin private SummaryOption summary = new SummaryOption();

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      converter = Ranges.Version.class,
      description = "The version to go back to, however far.")
  private @Nullable String to;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; recorded in the alias's description.")
  private String reason = "no reason given";

  @Option(names = "--by", paramLabel = "NAME", description = "Who. Default: GITHUB_ACTOR or you.")
  private @Nullable String by;

  @Override
  public Integer call() {
    Rollback.Order order =
        new Rollback.Order(Optional.ofNullable(to), by == null ? GitHub.who() : by, reason);
    return new Session(target, Console.standard())
        .outcome(
            (ports, story) -> new Rollback(ports, story, order).run(),
            summary,
            ExitCode::ofRollback,
            Interrupts.TO_LEAVE);
  }
}
