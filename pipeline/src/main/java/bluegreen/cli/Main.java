package bluegreen.cli;

import bluegreen.aws.Clients;
import java.io.UncheckedIOException;
import java.util.Optional;
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
      return execute(args);
    } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
      e.printStackTrace(System.err);
      return ExitCode.ERROR;
    }
  }

  static int execute(String... args) {
    Optional<Bluegreen.Named> named = Bluegreen.named(args);
    if (named.isPresent() && named.get().asksAws()) {
      Clients.warmUp();
    } else {
      Noise.silenceServers();
    }
    return named
        .map(Bluegreen::with)
        .orElseGet(Bluegreen::withAll)
        .setCaseInsensitiveEnumValuesAllowed(true)
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
