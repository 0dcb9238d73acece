package bluegreen.cli;

import bluegreen.aws.Clients;
import bluegreen.release.LostSightException;
import bluegreen.release.Outcome;
import bluegreen.release.Ports;
import bluegreen.release.RefusedException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

/** What every command does around its own work: clients, interrupts, the outcome's last word. */
final class Session {
  private final Target target;
  private final Console console;

  Session(Target target, Console console) {
    this.target = target;
    this.console = console;
  }

  /** Runs a release or rollback, prints its outcome and gives the exit code. */
  int outcome(BiFunction<Ports, Console, Outcome> work, ToIntFunction<Outcome> exitCode) {
    Interrupts interrupts = Interrupts.install();
    try (Clients clients = target.clients(console)) {
      Outcome outcome = attempt(() -> work.apply(target.ports(clients, interrupts), console));
      console.outcome(outcome);
      return exitCode.applyAsInt(outcome);
    } finally {
      interrupts.done();
    }
  }

  /** Runs a command that only looks. */
  int look(Look look) {
    try (Clients clients = target.clients(console)) {
      return look.at(target.ports(clients, new Interrupts()));
    } catch (RefusedException e) {
      Outcome refused = new Outcome.Refused(List.of(e.refusal()));
      console.outcome(refused);
      return ExitCode.REFUSED;
    } catch (LostSightException e) {
      console.outcome(new Outcome.Undecided(e.getMessage(), "Try again."));
      return ExitCode.UNDECIDED;
    }
  }

  /** What a command that only looks does; gives the exit code. */
  interface Look {
    int at(Ports ports);
  }

  /** Finding the function may fail before there is anything to release. */
  private static Outcome attempt(java.util.function.Supplier<Outcome> work) {
    try {
      return work.get();
    } catch (RefusedException e) {
      return new Outcome.Refused(List.of(e.refusal()));
    } catch (LostSightException e) {
      return new Outcome.Undecided(e.getMessage(), "Nothing was started. Run it again.");
    }
  }
}
