package bluegreen.cli;

import bluegreen.rehearsal.Bundle;
import bluegreen.rehearsal.EmbeddedAws;
import bluegreen.rehearsal.model.Tempo;
import bluegreen.rehearsal.runtime.Limits;
import bluegreen.rehearsal.runtime.Processes;
import bluegreen.rehearsal.wire.Interceptor;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code bluegreen warm-up}: runs every command once, so that the JVM can record which classes they
 * load. The launcher calls it after a build.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
  private static final double SPEED = 1000;

  @Override
  public Integer call() {
    Bundle bundle = Bundle.lotto(Home.root());
    EmbeddedAws.Settings settings =
        new EmbeddedAws.Settings(
            0, 0, new Tempo(SPEED), new Processes(Limits.DEFAULT, line -> {}), Interceptor.NONE);
    try (EmbeddedAws aws = EmbeddedAws.boot(settings, bundle)) {
      SdkEnvironment.use(aws.environment());
      int worst = 0;
      for (String command : commands(bundle.function())) {
        worst = Math.max(worst, Main.commandLine().execute(command.split(" ")));
      }
      return worst;
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
