package bluegreen.cli;

import bluegreen.aws.Clients;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Origin;
import bluegreen.ports.Outcome;
import bluegreen.ports.Ports;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Story;
import bluegreen.report.Console;
import bluegreen.report.ExitCode;
import bluegreen.report.Journal;
import bluegreen.report.Summary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** What every command does around its own work: clients, interrupts, the outcome's last word. */
final class Session {
  private final Target target;
  private final Console console;

  Session(Target target, Console console) {
    this.target = target;
    this.console = console;
  }

  /**
   * Runs a release or rollback, prints its outcome, sums it up and gives the exit code.
   *
   * @param grace how long it may take to end once it is asked to
   */
  int outcome(
      BiFunction<Ports, Story, Outcome> work,
      SummaryOption summary,
      ToIntFunction<Outcome> exitCode,
      Duration grace) {
    Interrupts interrupts =
        Interrupts.install(grace, () -> console.outcome(unanswered(grace), ExitCode.INTERRUPTED));
    Journal journal = new Journal(console, interrupts).after("Start of the tool", Age.ofProcess());
    ToIntFunction<Ended> end =
        ended -> {
          int code = exitCode.applyAsInt(ended.outcome);
          console.outcome(ended.outcome, code);
          summary.append(
              () -> Summary.of(ended.outcome, code, journal, target.function(), ended.origins),
              console);
          return code;
        };
    try (Clients clients = target.clients(journal)) {
      return end.applyAsInt(attempt(() -> target.ports(clients, interrupts), work, journal));
    } catch (RefusedException noClients) {
      return end.applyAsInt(Ended.refused(noClients));
    } finally {
      interrupts.done();
    }
  }

  private static Outcome unanswered(Duration grace) {
    return new Outcome.Interrupted(
        Optional.empty(),
        "AWS left a call unanswered for %d s: what is in flight is unknown, and goes on without this"
                .formatted(grace.toSeconds())
            + " command. Rejoin it: the same command again.");
  }

  /** How it ended, and where versions come from, as far as that can be said then. */
  private record Ended(Outcome outcome, Function<String, Origin> origins) {
    static Ended refused(RefusedException e) {
      return new Ended(new Outcome.Refused(List.of(e.refusal())), Origin::unknown);
    }
  }

  /** Runs a command that only looks. */
  int look(Look look) {
    try (Clients clients = target.clients(console)) {
      return look.at(target.ports(clients, new Interrupts()));
    } catch (RefusedException e) {
      Outcome refused = new Outcome.Refused(List.of(e.refusal()));
      console.outcome(refused, ExitCode.REFUSED);
      return ExitCode.REFUSED;
    } catch (LostSightException e) {
      console.outcome(new Outcome.Undecided(e.getMessage(), "Try again."), ExitCode.UNDECIDED);
      return ExitCode.UNDECIDED;
    }
  }

  /** What a command that only looks does; gives the exit code. */
  interface Look {
    int at(Ports ports);
  }

  /** Finding the function may fail before there is anything to release. */
  private static Ended attempt(
      Supplier<Ports> connect, BiFunction<Ports, Story, Outcome> work, Story story) {
    try {
      Ports ports = connect.get();
      return new Ended(work.apply(ports, story), version -> Origin.of(ports, version));
    } catch (RefusedException e) {
      return Ended.refused(e);
    } catch (LostSightException e) {
      String next = "Nothing was started. Run it again.";
      return new Ended(new Outcome.Undecided(e.getMessage(), next), Origin::unknown);
    }
  }
}
