package bluegreen.cli;

import bluegreen.report.ExitCode;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command {@code bluegreen}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // Silences SLF4J's warning that there is no provider.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(run(args));
  }

  /** Servers and their threads end with the command, whatever happens. */
  private static int run(String[] args) {
    try {
      return execute(args);
    } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
      e.printStackTrace(System.err);
      return ExitCode.ERROR;
    }
  }

  static int execute(String... args) {
    return Bluegreen.of(args)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(Main::failed)
        .execute(args);
  }

  /** A resource that the machine denies, such as a port, is told in one line. */
  private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
    if (e instanceof UncheckedIOException denied) {
      command.getErr().println("bluegreen: " + denied.getMessage());
      return ExitCode.ERROR;
    }
    throw e;
  }
}
