package bluegreen.cli;

import bluegreen.report.Console;
import bluegreen.report.Console.Form;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code --json}. */
final class JsonOption {
  private static final String NAME = "--json";

  @Option(names = NAME, description = "Print JSON, however it ends.")
  private boolean json;

  Console console() {
    return Console.standard(json ? Form.JSON : Form.TEXT);
  }

  /** Of a command line that can't be read, or whose command has failed. */
  static Console console(List<String> arguments) {
    return Console.standard(arguments.contains(NAME) ? Form.JSON : Form.TEXT);
  }
}
