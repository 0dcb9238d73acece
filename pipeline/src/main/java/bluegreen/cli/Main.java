package bluegreen.cli;

import bluegreen.ports.Outcome;
import bluegreen.ports.RefusedException;
import bluegreen.report.Console;
import bluegreen.report.Ended;
import bluegreen.report.ExitCode;
import bluegreen.report.StandardOutput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command {@code bluegreen}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // Silences SLF4J's warning that there is no provider.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    StandardOutput out = StandardOutput.install();
    System.exit(out.exitCode(run(args), System.err));
  }

  /** Servers and their threads end with the command, whatever happens. */
  private static int run(String[] args) {
    try {
      return execute(args);
    } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
      return broken(e, JsonOption.console(List.of(args)));
    }
  }

  static int execute(String... args) {
    return Bluegreen.of(args)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(Main::failed)
        .execute(args);
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    Console console = JsonOption.console(parsed.originalArgs());
    return switch (e) {
      case RefusedException refused -> {
        Outcome outcome = new Outcome.Refused(refused.refusals());
        Ended ended = new Ended(outcome, Ended.Asked.LOOK);
        console.ended(ended);
        yield ended.exitCode();
      }
      // A resource that the machine denies, such as a port, is told in one line.
      case UncheckedIOException denied -> {
        String why = String.valueOf(denied.getMessage());
        console.line("bluegreen: " + why);
        console.failed(ExitCode.ERROR, why, "");
        yield ExitCode.ERROR;
      }
      default -> broken(e, console);
    };
  }

  /** An error in this tool: the stack trace is for the bug report. */
  private static int broken(Throwable e, Console console) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    Map<String, String> environment = System.getenv();
    console.line(Redacted.text(trace.toString().stripTrailing(), environment));
    String error = Redacted.text(e.toString(), environment);
    console.failed(ExitCode.ERROR, error, "It is an error in this tool: report it.");
    return ExitCode.ERROR;
  }
}
