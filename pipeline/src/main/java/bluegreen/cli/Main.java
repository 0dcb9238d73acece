package bluegreen.cli;

import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command {@code bluegreen}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Noise.silence();
    System.exit(run(args));
  }

  /** Whatever happens, servers and their threads end with the command. */
  private static int run(String[] args) {
    try {
      return commandLine().execute(args);
    } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
      e.printStackTrace(System.err);
      return ExitCode.ERROR;
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bluegreen())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::failed);
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
