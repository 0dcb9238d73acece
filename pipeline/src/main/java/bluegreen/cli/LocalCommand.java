package bluegreen.cli;

import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.runtime.LocalEnvironments;
import bluegreen.rehearsal.Stage;
import bluegreen.report.Console;
import bluegreen.report.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bluegreen local}. */
@Command(
    mixinStandardHelpOptions = true,
    description =
        "Run an embedded AWS, with version 1 of the function live, until Ctrl-C. Another shell can"
            + " evaluate the lines on standard output that begin with export; the last line is:"
            + " ready. With COMMAND, such as bash, that command runs with this AWS in its"
            + " environment, and ends it.")
final class LocalCommand implements Callable<Integer> {
  private static final int AWS_PORT = 4566;
  private static final int HTTP_PORT = 8080;

  @Mixin private EmbeddedOptions embedded = EmbeddedOptions.defaults(AWS_PORT, HTTP_PORT, 1);

  @Parameters(
      paramLabel = "COMMAND",
      description = "A command and its arguments. Its exit code is this one's.")
  private List<String> command = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.standard();
    LocalEnvironments environments = new LocalEnvironments();
    EmbeddedAws aws = embedded.boot(embedded.product(environments), environments, console);
    Runtime.getRuntime().addShutdownHook(new Thread(aws::close, "close"));
    if (!command.isEmpty()) {
      guide(aws).forEach(console::line);
      console.line("The end of " + command.getFirst() + " stops it and forgets everything.");
      return SdkEnvironment.run(command, Stage.environment(aws));
    }
    EmbeddedOptions.export(Stage.environment(aws), console);
    guide(aws).forEach(console::line);
    console.line(
        "In another shell, evaluate the lines that begin with export; then: bluegreen status"
            + " --function lotto");
    console.line("Ctrl-C stops it and forgets everything.");
    console.print("ready");
    if (console.lost()) {
      return ExitCode.OK; // nobody can use it; that the output is lost makes it an error
    }
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  /** What a person wants to know, beside the lines that a shell evaluates. */
  private List<String> guide(EmbeddedAws aws) {
    double speed = embedded.speed();
    String clock =
        speed == 1
            ? "AWS's clock runs as yours does."
            : "AWS's clock runs %.0f times as fast as yours, so its times are ahead."
                .formatted(speed);
    return List.of("The public's URL is " + aws.url() + "/", clock);
  }
}
