package bluegreen.cli;

import java.util.Map;

/**
 * Sets the SDK's environment variables for this process, as the system properties it also reads.
 */
final class SdkEnvironment {
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "AWS_ENDPOINT_URL", "aws.endpointUrl",
          "AWS_REGION", "aws.region",
          "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
          "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey");

  private SdkEnvironment() {}

  static void use(Map<String, String> environment) {
    PROPERTIES.forEach((name, property) -> System.setProperty(property, environment.get(name)));
  }
}
