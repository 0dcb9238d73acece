package bluegreen.cli;

import bluegreen.report.ExitCode;
import bluegreen.report.Foreign;
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
    ParameterException error = unknown(e.getCommandLine(), e);
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    String why = String.valueOf(error.getMessage());
    String help = "See " + command.getCommandSpec().qualifiedName() + " --help";
    err.println(command.getColorScheme().errorText(Foreign.lines(why)));
    UnmatchedArgumentException.printSuggestions(error, err);
    err.println(help);
    JsonOption.console(List.of(arguments)).failed(ExitCode.USAGE, why, help);
    return ExitCode.USAGE;
  }

  /**
   * A mistyped option is also reported as missing, and a mistyped word before a command as what
   * that command misses: the mistyped one is the better hint.
   */
  private static ParameterException unknown(CommandLine command, ParameterException e) {
    if (e instanceof UnmatchedArgumentException) {
      return e;
    }
    for (CommandLine each = command; each != null; each = each.getParent()) {
      if (!each.getUnmatchedArguments().isEmpty()) {
        return new UnmatchedArgumentException(each, each.getUnmatchedArguments());
      }
    }
    return e;
  }
}
