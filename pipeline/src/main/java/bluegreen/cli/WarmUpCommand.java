package bluegreen.cli;

import static java.util.Objects.requireNonNull;

import bluegreen.aws.PublicUrl;
import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.model.AcceleratedTime;
import bluegreen.embedded.runtime.LocalEnvironments;
import bluegreen.ports.Seen;
import bluegreen.rehearsal.Bundle;
import bluegreen.rehearsal.Product;
import bluegreen.rehearsal.Stage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Parameters;

/**
 * {@code bluegreen warm-up}: runs every command once, so that the JVM can record which classes they
 * load. The launcher calls it after a build.
 */
@Command(hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  private static final double SPEED = 1000;
  private static final String FUNCTION = "lotto";

  @Parameters(
      paramLabel = "COMMAND",
      description =
          "Boots an embedded AWS, writes the help of all commands to files, runs the commands and"
              + " at last COMMAND, with that AWS in its environment. Without COMMAND, the commands"
              + " use the AWS of this environment.")
  private List<String> last = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return last.isEmpty()
        ? commands(requireNonNull(System.getenv("BLUEGREEN_URL"), "BLUEGREEN_URL"), "first")
        : withAws();
  }

  private int withAws() throws IOException, InterruptedException {
    AwsSettings settings =
        AwsSettings.of(new LocalEnvironments()).withTime(new AcceleratedTime(SPEED));
    help();
    try (EmbeddedAws aws = Stage.boot(settings, Bundle.lotto(Home.root()))) {
      SdkEnvironment.use(Stage.environment(aws));
      int worst = commands(aws.url().toString(), "good");
      return Math.max(worst, SdkEnvironment.run(last, Stage.environment(aws)));
    }
  }

  /** With another image than the one before, so that nothing is there already. */
  private static int commands(String url, String tag) {
    List<String> commands =
        new ArrayList<>(
            List.of("status", "status --json", "history", "history --json", "smoke --version 1"));
    if (serves(url)) {
      commands.addFirst("release --image " + FUNCTION + ":" + tag);
      commands.addLast("rollback");
      commands.addLast("rollback --to 2 --json");
    }
    int worst = Main.execute("--help");
    for (String command : commands) {
      worst = Math.max(worst, Main.execute((command + " --function " + FUNCTION).split(" ")));
    }
    return worst;
  }

  /** A release of a function that is broken for the public would wait half a minute to see it. */
  private static boolean serves(String url) {
    return new PublicUrl(URI.create(url), Product.VERSION_HEADER).look() instanceof Seen.By;
  }

  /** The launcher shows help from these files, without starting a JVM. */
  private static void help() throws IOException {
    Path folder = Files.createDirectories(Home.root().resolve("pipeline/target/help"));
    CommandLine all = Bluegreen.all();
    Files.writeString(folder.resolve("bluegreen.txt"), all.getUsageMessage(Ansi.OFF));
    for (Map.Entry<String, CommandLine> one : all.getSubcommands().entrySet()) {
      Files.writeString(
          folder.resolve(one.getKey() + ".txt"), one.getValue().getUsageMessage(Ansi.OFF));
    }
  }
}
