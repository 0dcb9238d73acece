package bluegreen.cli;

import bluegreen.aws.client.Clients;
import bluegreen.ports.Connection;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Origin;
import bluegreen.ports.Outcome;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.ports.VersionNumber;
import bluegreen.release.Origins;
import bluegreen.report.Console;
import bluegreen.report.Ended;
import bluegreen.report.Ended.Asked;
import bluegreen.report.Journal;
import bluegreen.report.Summary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What every command does around its own work: clients, interrupts, and telling how it ended. */
final class Session {
  private final Target target;
  private final Console console;

  Session(Target target, Console console) {
    this.target = target;
    this.console = console;
  }

  /** A release or a rollback. */
  interface Deed {
    Outcome run(Connection aws, Time time, Story story);
  }

  /** A command that changes nothing; gives the exit code. */
  interface Look {
    int at(Connection aws, Time time);
  }

  /**
   * Runs a deed, tells its outcome, writes the summary and gives the exit code.
   *
   * @param grace how long it may take to end once it is asked to
   */
  int run(Deed deed, Asked asked, SummaryOption summary, Duration grace) {
    Interrupts interrupts =
        Interrupts.install(grace, () -> console.ended(new Ended(unanswered(grace), asked)));
    Journal journal = new Journal(console, interrupts).after("Start of the tool", Age.ofProcess());
    try (Clients clients = target.clients(journal)) {
      Connection aws = target.connect(clients);
      Outcome outcome = deed.run(aws, interrupts, journal);
      return tell(new Ended(outcome, asked), journal, summary, new Origins(aws.functions()));
    } catch (RefusedException | LostSightException e) {
      // There was nothing to work on yet: deeds turn theirs into outcomes.
      return tell(new Ended(notStarted(e), asked), journal, summary, _ -> Origin.unknown());
    } finally {
      interrupts.done();
    }
  }

  private int tell(
      Ended ended,
      Journal journal,
      SummaryOption summary,
      Function<VersionNumber, Origin> origins) {
    console.ended(ended);
    summary.append(() -> Summary.of(ended, journal, target.function(), origins), console);
    return ended.exitCode();
  }

  private static Outcome unanswered(Duration grace) {
    return new Outcome.Interrupted(
        Optional.empty(),
        List.of(),
        "AWS left a call unanswered for %d s: what is in flight is unknown, and goes on without this"
                .formatted(grace.toSeconds())
            + " command. Rejoin it: the same command again.");
  }

  private static Outcome notStarted(RuntimeException e) {
    return e instanceof RefusedException refused
        ? new Outcome.Refused(refused.refusals())
        : new Outcome.Undecided(
            String.valueOf(e.getMessage()), "Nothing was started. Run it again.");
  }

  /** Runs a command that only looks. */
  int look(Look look) {
    try (Clients clients = target.clients(console)) {
      return look.at(target.connect(clients), new Interrupts());
    } catch (RefusedException | LostSightException e) {
      Ended ended = new Ended(notStarted(e), Asked.LOOK);
      console.ended(ended);
      return ended.exitCode();
    }
  }
}
