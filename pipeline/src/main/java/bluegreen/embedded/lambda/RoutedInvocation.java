package bluegreen.embedded.lambda;

import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.LambdaVersion;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.ImageConfig;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.ImageConfigResponse;

/**
 * An invocation that may run: where its qualifier led to.
 *
 * @param at when it started
 * @param requestId a UUID
 * @param qualifier as the caller named it
 * @param version the one that the qualifier, or the alias's coin, came to
 * @param running what that version runs now
 */
record RoutedInvocation(
    Instant at,
    String requestId,
    LambdaFunction function,
    Optional<String> qualifier,
    String version,
    LambdaVersion running) {

  boolean viaAlias() {
    return qualifier.filter(FunctionReference::isAlias).isPresent();
  }

  Environments.Invocation invocation(SdkBytes payload) {
    return new Environments.Invocation(
        running.configuration(),
        image(),
        running.code().resolvedUri(),
        requestId,
        qualifier.map(q -> function.arn() + ":" + q).orElse(function.arn()),
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
