package bluegreen.cli;

import bluegreen.report.ExitCode;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command {@code bluegreen}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // SLF4J's remark that nobody listens to it belongs into no story.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(run(args));
  }

  /** Whatever happens, servers and their threads end with the command. */
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

  /** What the machine denies, such as a port, is no error in this tool: one line says it. */
  private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
    if (e instanceof UncheckedIOException denied) {
      command.getErr().println("bluegreen: " + denied.getMessage());
      return ExitCode.ERROR;
    }
    throw e;
  }
}
