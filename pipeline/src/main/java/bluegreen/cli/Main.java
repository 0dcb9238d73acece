package bluegreen.cli;

import picocli.CommandLine;

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
        .setExitCodeExceptionMapper(e -> ExitCode.ERROR);
  }
}
