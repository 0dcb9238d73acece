package bluegreen.cli;

import bluegreen.rehearsal.Bundle;
import bluegreen.rehearsal.EmbeddedAws;
import bluegreen.rehearsal.model.Tempo;
import bluegreen.rehearsal.runtime.Limits;
import bluegreen.rehearsal.runtime.Processes;
import bluegreen.rehearsal.wire.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/**
 * {@code bluegreen warm-up}: runs every command once, so that the JVM can record which classes they
 * load, and writes down their help. The launcher calls it after a build.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  private static final double SPEED = 1000;

  @Override
  public Integer call() throws IOException {
    Bundle bundle = Bundle.lotto(Home.root());
    EmbeddedAws.Settings settings =
        new EmbeddedAws.Settings(
            0, 0, new Tempo(SPEED), new Processes(Limits.DEFAULT, line -> {}), Interceptor.NONE);
    help();
    try (EmbeddedAws aws = EmbeddedAws.boot(settings, bundle)) {
      SdkEnvironment.use(aws.environment());
      int worst = 0;
      for (String command : commands(bundle.function())) {
        worst = Math.max(worst, Main.commandLine().execute(command.split(" ")));
      }
      return worst;
    }
  }

  /** The launcher shows help from these files, without starting a JVM. */
  private static void help() throws IOException {
    Path folder = Files.createDirectories(Home.root().resolve("pipeline/target/help"));
    CommandLine all = Main.commandLine();
    Files.writeString(folder.resolve("bluegreen.txt"), all.getUsageMessage(Ansi.OFF));
    for (Map.Entry<String, CommandLine> one : all.getSubcommands().entrySet()) {
      Files.writeString(
          folder.resolve(one.getKey() + ".txt"), one.getValue().getUsageMessage(Ansi.OFF));
    }
  }

  private static List<String> commands(String function) {
    return List.of(
        "--help",
        "release --function " + function + " --image " + function + ":good",
        "status --function " + function,
        "status --json --function " + function,
        "history --function " + function,
        "history --json --function " + function,
        "smoke --version 2 --function " + function,
        "rollback --function " + function);
  }
}
