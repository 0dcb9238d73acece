package bluegreen.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands. */
@Command(
    name = "bluegreen",
    mixinStandardHelpOptions = true,
    version = "bluegreen 1.0",
    description = "Safe releases for AWS Lambda: a canary that alarms take back, and one way back.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:what was asked for is so: released, already live, or (rollback) rolled back",
      "  1:an error in this tool",
      "  2:the command line is wrong",
      "  3:refused: the reasons and remedies are printed; traffic untouched",
      "  4:the new version failed its smoke tests; traffic untouched",
      "  5:the release was rolled back; the version before serves",
      "  6:undecided: lost sight of AWS; run the same command again",
      "130:interrupted (143 by SIGTERM); what is in flight is printed",
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  AWS_PROFILE, AWS_REGION …  as for every AWS SDK",
      "  AWS_ENDPOINT_URL           another AWS, such as the one of bluegreen local",
      "  NO_COLOR                   no colours",
    })
final class Bluegreen {
  /** In the order of the help. */
  private static final List<Named> COMMANDS =
      List.of(
          new Named("release", ReleaseCommand.class, true),
          new Named("rollback", RollbackCommand.class, true),
          new Named("status", StatusCommand.class, true),
          new Named("history", HistoryCommand.class, true),
          new Named("smoke", SmokeCommand.class, true),
          new Named("rehearse", RehearseCommand.class, false),
          new Named("local", LocalCommand.class, false),
          new Named("warm-up", WarmUpCommand.class, false));

  private Bluegreen() {}

  /**
   * A command.
   *
   * @param asksAws whether it begins by asking an AWS that is there, instead of booting one
   */
  record Named(String name, Class<?> command, boolean asksAws) {}

  /** The command that a command line names, if it does. */
  static Optional<Named> named(String... arguments) {
    return COMMANDS.stream()
        .filter(command -> arguments.length > 0 && command.name.equals(arguments[0]))
        .findFirst();
  }

  /** The command line with that one command: to read it by reflection takes ten milliseconds. */
  static CommandLine with(Named command) {
    return new CommandLine(new Bluegreen()).addSubcommand(command.name, command.command);
  }

  /** The command line with all commands: for its help, and for what is mistyped. */
  static CommandLine withAll() {
    CommandLine all = new CommandLine(new Bluegreen());
    COMMANDS.forEach(command -> all.addSubcommand(command.name, command.command));
    return all;
  }
}
