package bluegreen.embedded.lambda;

import static java.util.Objects.requireNonNullElse;

import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.LambdaVersion;
import bluegreen.embedded.lambda.function.Lifecycle;
import bluegreen.embedded.model.Page;
import bluegreen.embedded.model.Shapes;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/** Lambda's operations on published versions. */
final class VersionOperations {
  private static final int PAGE = 50;

  private final FunctionStore store;
  private final Transitions transitions;

  VersionOperations(FunctionStore store, Transitions transitions) {
    this.store = store;
    this.transitions = transitions;
  }

  /**
   * Publishes {@code $LATEST}. Returns the last version if nothing has changed since its
   * publication.
   */
  public PublishVersionResponse publishVersion(PublishVersionRequest request) {
    LambdaFunction function = store.changeable(request.functionName());
    Transitions.requireSettled(function);
    function.requireRevision(request.revisionId());
    String current = function.latest().code().sha256();
    if (request.codeSha256() != null && !request.codeSha256().equals(current)) {
      throw Errors.invalid(
          ("CodeSHA256 (%s) is different from current CodeSHA256 in $LATEST (%s). Please try again"
                  + " with the CodeSHA256 in $LATEST.")
              .formatted(request.codeSha256(), current));
    }
    LambdaVersion version =
        function.upToDateVersion().orElseGet(() -> publish(function, request.description()));
    return Shapes.copy(version.configuration(), PublishVersionResponse.builder()).build();
  }

  private LambdaVersion publish(LambdaFunction function, @Nullable String description) {
    String latest = function.latest().configuration().description();
    return transitions.publish(function, requireNonNullElse(description, latest));
  }

  /**
   * Lists {@code $LATEST} and the published versions, oldest first; states are left out, as on AWS.
   */
  public ListVersionsByFunctionResponse listVersionsByFunction(
      ListVersionsByFunctionRequest request) {
    var all =
        store.function(store.reference(request.functionName())).versions().stream()
            .map(LambdaVersion::configuration)
            .map(Lifecycle::withoutStatus)
            .toList();
    Page<FunctionConfiguration> page =
        Page.of(all, request.marker(), request.maxItems(), PAGE, Errors::invalid);
    return ListVersionsByFunctionResponse.builder()
        .versions(page.items())
        .nextMarker(page.next())
        .build();
  }
}
