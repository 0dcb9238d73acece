package bluegreen.embedded.lambda;

import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.LambdaVersion;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.ImageConfig;
import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.ImageConfigResponse;

/**
 * An invocation and the version that its qualifier, or the weights of the alias, have led to.
 *
 * @param at when it started
 * @param requestId a UUID
 * @param reference what the caller named
 * @param running what the version runs now
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

  boolean viaAlias() {
    return reference.qualifier().filter(FunctionReference::isAlias).isPresent();
  }

  Environments.Invocation invocation(SdkBytes payload) {
    return new Environments.Invocation(
        running.configuration(),
        image(),
        running.code().resolvedUri(),
        requestId,
        reference.qualifiedArn(),
        payload);
  }

  /** The image's own start, except for what the function's configuration overrides. */
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
