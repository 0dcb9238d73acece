package bluegreen.cli;

import picocli.CommandLine;

/** The command {@code bluegreen}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int exitCode = ExitCode.ERROR;
    try {
      exitCode = commandLine().execute(args);
    } finally {
      // Whatever happened, servers and their threads end with the command.
      System.exit(exitCode);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bluegreen())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExitCodeExceptionMapper(e -> ExitCode.ERROR);
  }
}
