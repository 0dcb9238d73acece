package bluegreen.embedded.lambda;

import bluegreen.embedded.lambda.function.Code;
import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.LambdaVersion;
import bluegreen.embedded.lambda.function.Lifecycle;
import bluegreen.embedded.model.Page;
import bluegreen.embedded.model.Shapes;
import bluegreen.embedded.model.Shared;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.model.Concurrency;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionVersion;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.PackageType;

/** Lambda's operations that create and show functions. */
public final class FunctionOperations {
  private static final int LONGEST_NAME = 64;
  private static final int PAGE = 50;

  private final FunctionStore store;
  private final CodeResolver images;
  private final Transitions transitions;
  private final Shared shared;

  FunctionOperations(
      FunctionStore store, CodeResolver images, Transitions transitions, Shared shared) {
    this.store = store;
    this.images = images;
    this.transitions = transitions;
    this.shared = shared;
  }

  /**
   * Creates a function that is {@code Pending} until its image is ready; with {@code publish}
   * version 1 as well.
   */
  public CreateFunctionResponse createFunction(CreateFunctionRequest request) {
    FunctionReference reference = newName(request.functionName());
    requireImage(request);
    FunctionConfiguration settings =
        Settings.set(Settings.defaults(reference), request, request.imageConfig());
    Code code = images.resolve(request.code().imageUri());
    FunctionConfiguration configuration =
        Settings.modified(settings, shared.timeline().now()).toBuilder()
            .codeSha256(code.sha256())
            .build();
    var function =
        new LambdaFunction(
            reference, new LambdaVersion(Lifecycle.creating(configuration), code), shared.chance());
    TagOperations.add(store.tags(), reference.arn(), request.tags());
    store.add(function);
    LambdaVersion created =
        Boolean.TRUE.equals(request.publish())
            ? transitions.createAndPublish(function)
            : transitions.create(function);
    return Shapes.copy(created.configuration(), CreateFunctionResponse.builder())
        .functionArn(reference.arn())
        .build();
  }

  private FunctionReference newName(String name) {
    FunctionReference reference = store.reference(name);
    if (reference.name().length() > LONGEST_NAME) {
      throw Errors.invalid(
          ("1 validation error detected: Value '%s' at 'functionName' failed to satisfy constraint:"
                  + " Member must have length less than or equal to %d")
              .formatted(reference.name(), LONGEST_NAME));
    }
    if (store.has(reference.name())) {
      throw Errors.conflict("Function already exist: " + reference.name());
    }
    return new FunctionReference(reference.name(), reference.arn(), Optional.empty());
  }

  private static void requireImage(CreateFunctionRequest request) {
    if (request.packageType() != PackageType.IMAGE) {
      throw Errors.invalid(
          "Runtime and Handler are mandatory parameters for functions created with deployment"
              + " packages. This Lambda runs images only: set PackageType to Image.");
    }
    Settings.requireImageOnly(
        request.hasLayers() || request.handler() != null || request.runtime() != null);
    if (request.code() == null || request.code().imageUri() == null) {
      throw Errors.invalid(
          "Please provide ImageUri when creating a function with packageType Image.");
    }
  }

  /** Shows a version's configuration and code, and the tags and concurrency of its function. */
  public GetFunctionResponse getFunction(GetFunctionRequest request) {
    FunctionReference reference = store.reference(request.functionName(), request.qualifier());
    LambdaVersion version = store.version(reference);
    LambdaFunction function = store.function(reference);
    GetFunctionResponse.Builder response = GetFunctionResponse.builder();
    tag(response, function.reference().arn());
    return response
        .configuration(named(version, reference))
        .code(version.location())
        .concurrency(
            function
                .concurrency()
                .reserved()
                .map(limit -> Concurrency.builder().reservedConcurrentExecutions(limit).build())
                .orElse(null))
        .build();
  }

  /** Tags are withheld from who may read the function but not them. */
  private void tag(GetFunctionResponse.Builder response, String arn) {
    Map<String, String> tags = store.tags().of(arn);
    if (shared.permissions().allowsCaller("lambda:ListTags", arn)) {
      response.tags(tags.isEmpty() ? null : tags);
    } else {
      response.tagsError(
          error ->
              error
                  .errorCode("AccessDeniedException")
                  .message(
                      "User is not authorized to perform: lambda:ListTags on resource: " + arn));
    }
  }

  public GetFunctionConfigurationResponse getFunctionConfiguration(
      GetFunctionConfigurationRequest request) {
    FunctionReference reference = store.reference(request.functionName(), request.qualifier());
    FunctionConfiguration configuration = named(store.version(reference), reference);
    return Shapes.copy(configuration, GetFunctionConfigurationResponse.builder()).build();
  }

  /** The version's configuration with the ARN that the request named. */
  private static FunctionConfiguration named(LambdaVersion version, FunctionReference reference) {
    return version.configuration().toBuilder().functionArn(reference.qualifiedArn()).build();
  }

  /** Lists {@code $LATEST} of every function, or all versions; states are left out, as on AWS. */
  public ListFunctionsResponse listFunctions(ListFunctionsRequest request) {
    boolean all = request.functionVersion() == FunctionVersion.ALL;
    List<FunctionConfiguration> configurations =
        store.all().stream()
            .flatMap(
                function ->
                    all
                        ? function.versions().stream().map(LambdaVersion::configuration)
                        : Stream.of(named(function.latest(), function.reference())))
            .map(Lifecycle::withoutStatus)
            .toList();
    var page = Page.of(configurations, request.marker(), request.maxItems(), PAGE, Errors::invalid);
    return ListFunctionsResponse.builder().functions(page.items()).nextMarker(page.next()).build();
  }
}
