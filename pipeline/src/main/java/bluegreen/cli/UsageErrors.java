package bluegreen.cli;

import bluegreen.report.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a command line, what was probably meant, and how to get help. The help
 * itself would push the error off the screen.
 */
final class UsageErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    ParameterException error = unknown(command, e);
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText(error.getMessage()));
    UnmatchedArgumentException.printSuggestions(error, err);
    err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /** A mistyped option is also reported as missing: the mistyped one is the better hint. */
  private static ParameterException unknown(CommandLine command, ParameterException e) {
    List<String> unknown = command.getUnmatchedArguments();
    return unknown.isEmpty() || e instanceof UnmatchedArgumentException
        ? e
        : new UnmatchedArgumentException(command, unknown);
  }
}
