package bluegreen.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bluegreen local}. */
@Command(name = "local", mixinStandardHelpOptions = true)
final class LocalCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return ExitCode.OK;
  }
}
