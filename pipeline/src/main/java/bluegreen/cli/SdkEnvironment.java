package bluegreen.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The SDK's environment variables, for this process and for others. */
final class SdkEnvironment {
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "AWS_ENDPOINT_URL", "aws.endpointUrl",
          "AWS_REGION", "aws.region",
          "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
          "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey",
          "AWS_SESSION_TOKEN", "aws.sessionToken");

  private SdkEnvironment() {}

  /** Sets them for this process, as the system properties that the SDK also reads. */
  static void use(Map<String, String> environment) {
    PROPERTIES.forEach(
        (name, property) -> {
          if (environment.containsKey(name)) {
            System.setProperty(property, environment.get(name));
          }
        });
  }

  /**
   * Runs a command with them and this process's standard streams; gives its exit code.
   *
   * @throws UncheckedIOException if the command can't be started
   */
  static int run(List<String> command, Map<String, String> environment)
      throws InterruptedException {
    ProcessBuilder process = new ProcessBuilder(command).inheritIO();
    process.environment().putAll(environment);
    try {
      return process.start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
