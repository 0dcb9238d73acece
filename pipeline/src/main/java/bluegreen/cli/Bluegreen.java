package bluegreen.cli;

import picocli.CommandLine.Command;

/** All commands. */
@Command(
    name = "bluegreen",
    mixinStandardHelpOptions = true,
    version = "bluegreen 1.0",
    description = "Safe releases for AWS Lambda: a canary that alarms take back, and one way back.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ReleaseCommand.class,
      RollbackCommand.class,
      StatusCommand.class,
      HistoryCommand.class,
      SmokeCommand.class,
      RehearseCommand.class,
      LocalCommand.class,
      WarmUpCommand.class,
    },
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
final class Bluegreen {}
