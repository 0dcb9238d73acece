package bluegreen.cli;

import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.model.AcceleratedTime;
import bluegreen.embedded.runtime.LocalEnvironments;
import bluegreen.rehearsal.Bundle;
import bluegreen.rehearsal.DockerImage;
import bluegreen.rehearsal.Product;
import bluegreen.rehearsal.Stage;
import bluegreen.report.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that {@code rehearse} and {@code local} share: how the embedded AWS runs. */
final class EmbeddedOptions {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Converters.Port.class,
      description = "Port of the AWS endpoint, 0 for a free one. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      converter = Converters.Port.class,
      description = "Port of the load balancer, 0 for a free one. Default: ${DEFAULT-VALUE}")
  private int httpPort;

  @Option(
      names = "--speed",
      paramLabel = "N",
      converter = Converters.Speed.class,
      description =
          "How many times faster than real time AWS's time passes, 1 to 10000."
              + " Default: ${DEFAULT-VALUE}")
  private double speed;

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      description =
          "An image of the function in Docker. Versions then run as its containers."
              + " Default: processes of the build's output.")
  private @Nullable String image;

  @Option(names = "--logs", description = "Show what the function writes, on standard error.")
  private boolean logs;

  private EmbeddedOptions(int port, int httpPort, double speed) {
    this.port = port;
    this.httpPort = httpPort;
    this.speed = speed;
  }

  static EmbeddedOptions defaults(int port, int httpPort, double speed) {
    return new EmbeddedOptions(port, httpPort, speed);
  }

  /** Boots with the images of a function. */
  EmbeddedAws boot(Product product, LocalEnvironments environments, Console console) {
    EmbeddedAws aws =
        Stage.boot(
            AwsSettings.of(environments)
                .withPorts(port, httpPort)
                .withTime(new AcceleratedTime(speed)),
            product);
    if (logs) {
      aws.lambda().onLog(batch -> batch.events().forEach(e -> console.line(e.message())));
    }
    return aws;
  }

  /** The lotto function: the image of the option, or the build's output. */
  Product product(LocalEnvironments environments) {
    return image == null
        ? Bundle.lotto(Home.root())
        : new DockerImage("lotto", image, environments::publish);
  }

  double speed() {
    return speed;
  }

  /** Prints the lines that another shell evaluates. */
  static void export(Map<String, String> environment, Console console) {
    environment.forEach((name, value) -> console.print("export " + name + "=" + value));
  }
}
