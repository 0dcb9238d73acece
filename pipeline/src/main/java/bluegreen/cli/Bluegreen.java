package bluegreen.cli;

import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** All commands. */
@Command(
    name = "bluegreen",
    mixinStandardHelpOptions = true,
    versionProvider = Bluegreen.Version.class,
    description =
        "Safe releases for AWS Lambda: a canary that alarms roll back, and a rollback in one"
            + " command.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:success: released, already live, or (rollback) rolled back",
      "  1:an error in this tool",
      "  2:the command line is wrong",
      "  3:refused or not released: reasons and remedies are printed; traffic untouched",
      "  4:the new version failed its smoke tests; traffic untouched",
      "  5:the release was rolled back; an earlier version serves",
      "  6:undecided: lost sight of AWS; run the same command again",
      "  7:the version that was asked for serves all traffic, but the public URL fails",
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
          new Named("release", ReleaseCommand.class),
          new Named("rollback", RollbackCommand.class),
          new Named("status", StatusCommand.class),
          new Named("history", HistoryCommand.class),
          new Named("smoke", SmokeCommand.class),
          new Named("rehearse", RehearseCommand.class),
          new Named("local", LocalCommand.class),
          new Named("warm-up", WarmUpCommand.class));

  private Bluegreen() {}

  private record Named(String name, Class<?> command) {}

  /** The POM's version, which the build writes into the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Bluegreen.class.getPackage().getImplementationVersion();
      return new String[] {"bluegreen " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
  }

  /**
   * The command line with that command alone which {@code arguments} name: to read one by
   * reflection costs a start ten milliseconds. With all of them, if they name none.
   */
  static CommandLine of(String... arguments) {
    List<Named> named =
        COMMANDS.stream()
            .filter(command -> arguments.length > 0 && command.name.equals(arguments[0]))
            .toList();
    return named.isEmpty() ? all() : with(named);
  }

  /** The command line with all commands. */
  static CommandLine all() {
    return with(COMMANDS).addSubcommand(new HelpCommand());
  }

  /**
   * Values may be text of others, such as a workflow's input: none of it is read as the name of a
   * file with arguments, or as an option.
   */
  private static CommandLine with(List<Named> commands) {
    CommandLine line = new CommandLine(new Bluegreen());
    for (Named each : commands) {
      CommandLine command = new CommandLine(each.command);
      command.getCommandSpec().versionProvider(new Version());
      // What follows a command of others is that command's.
      command.setStopAtPositional(!command.getCommandSpec().positionalParameters().isEmpty());
      line.addSubcommand(each.name, command);
    }
    return line.setExpandAtFiles(false).setAllowOptionsAsOptionParameters(true);
  }
}
