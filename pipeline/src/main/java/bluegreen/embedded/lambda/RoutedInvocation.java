package bluegreen.embedded.lambda;

import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.LambdaVersion;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.ImageConfig;
import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.ImageConfigResponse;

/**
 * An invocation and the version that was chosen for it, by its qualifier or by the weights of an
 * alias.
 *
 * @param at when it started
 * @param requestId a UUID
 * @param reference the function, version or alias that the caller named
 * @param running the configuration and code that run, during an update the previous ones
 */
record RoutedInvocation(
    Instant at,
    String requestId,
    FunctionReference reference,
    LambdaFunction function,
    LambdaVersion running) {

  /** The number of the version that runs, or {@code $LATEST}. */
  String version() {
    return running.configuration().version();
  }

  /** Whether the caller named an alias. */
  boolean viaAlias() {
    return reference.qualifier().filter(FunctionReference::isAlias).isPresent();
  }

  /** Whether the alias has weights. */
  boolean weighted() {
    return reference
        .qualifier()
        .map(alias -> function.aliases().get(alias))
        .map(AliasConfiguration::routingConfig)
        .filter(routing -> !routing.additionalVersionWeights().isEmpty())
        .isPresent();
  }

  Environments.Invocation invocation(SdkBytes payload) {
    return new Environments.Invocation(
        running.configuration(),
        image(),
        running.code().resolvedUri(),
        requestId,
        at,
        reference.qualifiedArn(),
        payload);
  }

  /** The image's configuration with the overrides of the function's {@code ImageConfig}. */
  private ImageConfig image() {
    ImageConfig image = running.code().config();
    ImageConfigResponse response = running.configuration().imageConfigResponse();
    if (response == null || response.imageConfig() == null) {
      return image;
    }
    var override = response.imageConfig();
    return new ImageConfig(
        image.architecture(),
        override.hasEntryPoint() ? override.entryPoint() : image.entrypoint(),
        override.hasCommand() ? override.command() : image.cmd(),
        image.environment(),
        image.labels(),
        image.packed());
  }
}
