package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.function.LambdaFunction.LATEST;

import bluegreen.embedded.lambda.function.Code;
import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.LambdaVersion;
import bluegreen.embedded.model.Shapes;
import bluegreen.embedded.model.Timeline;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** Lambda's operations that change {@code $LATEST}. */
final class UpdateOperations {
  private final FunctionStore store;
  private final CodeResolver images;
  private final Transitions transitions;
  private final Timeline timeline;

  UpdateOperations(
      FunctionStore store, CodeResolver images, Transitions transitions, Timeline timeline) {
    this.store = store;
    this.images = images;
    this.transitions = transitions;
    this.timeline = timeline;
  }

  /**
   * Starts replacing the image of {@code $LATEST}; with {@code publish}, also publishes the result
   * as a version.
   */
  public UpdateFunctionCodeResponse updateFunctionCode(UpdateFunctionCodeRequest request) {
    LambdaFunction function = store.changeable(request.functionName());
    Transitions.requireSettled(function);
    function.requireRevision(request.revisionId());
    if (request.imageUri() == null) {
      throw Errors.invalid(
          "Please provide ImageUri when updating a function with packageType Image.");
    }
    FunctionConfiguration settings = Settings.set(function.latest().configuration(), request, null);
    Code code = images.resolve(request.imageUri());
    var next = new LambdaVersion(settings.toBuilder().codeSha256(code.sha256()).build(), code);
    LambdaVersion result =
        Boolean.TRUE.equals(request.dryRun()) ? next : update(function, next, request.publish());
    return Shapes.copy(shown(function, result), UpdateFunctionCodeResponse.builder()).build();
  }

  private LambdaVersion update(
      LambdaFunction function, LambdaVersion next, @Nullable Boolean publish) {
    return Boolean.TRUE.equals(publish)
        ? transitions.updateAndPublish(function, modified(next))
        : transitions.update(function, modified(next));
  }

  /** Starts changing the given settings of {@code $LATEST}. */
  public UpdateFunctionConfigurationResponse updateFunctionConfiguration(
      UpdateFunctionConfigurationRequest request) {
    LambdaFunction function = store.changeable(request.functionName());
    Transitions.requireSettled(function);
    function.requireRevision(request.revisionId());
    Settings.requireImageOnly(
        request.hasLayers() || request.handler() != null || request.runtime() != null);
    LambdaVersion latest = function.latest();
    FunctionConfiguration settings =
        Settings.set(latest.configuration(), request, request.imageConfig());
    LambdaVersion result = transitions.update(function, modified(latest.with(settings)));
    return Shapes.copy(shown(function, result), UpdateFunctionConfigurationResponse.builder())
        .build();
  }

  private LambdaVersion modified(LambdaVersion next) {
    return next.with(Settings.modified(next.configuration(), timeline.now()));
  }

  /**
   * The configuration as answers show it: a published version has its own ARN, {@code $LATEST} the
   * function's.
   */
  private static FunctionConfiguration shown(LambdaFunction function, LambdaVersion version) {
    FunctionConfiguration configuration = version.configuration();
    return configuration.version().equals(LATEST)
        ? configuration.toBuilder().functionArn(function.arn()).build()
        : configuration;
  }
}
