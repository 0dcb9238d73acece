package bluegreen.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bluegreen rehearse}. */
@Command(name = "rehearse", mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return ExitCode.OK;
  }
}
