package bluegreen.embedded.lambda;

import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.Routing;
import bluegreen.embedded.model.Aliases;
import bluegreen.embedded.model.Page;
import bluegreen.embedded.model.Shapes;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** Lambda's operations on aliases. */
public final class AliasOperations implements Aliases {
  private static final int PAGE = 50;

  private final FunctionStore store;
  private final Timeline timeline;
  private final List<BiConsumer<Instant, AliasConfiguration>> listeners = new ArrayList<>();

  AliasOperations(FunctionStore store, Timeline timeline) {
    this.store = store;
    this.timeline = timeline;
  }

  /** Calls {@code listener} after every creation and update of an alias. */
  void onChange(BiConsumer<Instant, AliasConfiguration> listener) {
    listeners.add(listener);
  }

  /** Creates an alias of an existing version, optionally with a weighted second version. */
  public CreateAliasResponse createAlias(CreateAliasRequest request) {
    FunctionReference reference = store.reference(request.functionName());
    store.version(reference.with(request.functionVersion()));
    LambdaFunction function = store.function(reference);
    String arn = reference.arn() + ":" + request.name();
    if (function.aliases().containsKey(request.name())) {
      throw Errors.conflict("Alias already exists: " + arn);
    }
    AliasConfiguration alias =
        Shapes.copy(request, AliasConfiguration.builder().description("")).aliasArn(arn).build();
    return Shapes.copy(keep(function, alias), CreateAliasResponse.builder()).build();
  }

  @Override
  public GetAliasResponse getAlias(GetAliasRequest request) {
    FunctionReference reference = store.reference(request.functionName());
    AliasConfiguration alias =
        find(reference, request.name())
            .orElseThrow(() -> Errors.aliasNotFound(reference.with(request.name())));
    return Shapes.copy(alias, GetAliasResponse.builder()).build();
  }

  /**
   * Changes the given members of an alias. Fails if {@code revisionId} is given and not the latest
   * one.
   */
  @Override
  public UpdateAliasResponse updateAlias(UpdateAliasRequest request) {
    FunctionReference reference = store.reference(request.functionName());
    AliasConfiguration alias =
        find(reference, request.name())
            .orElseThrow(
                () ->
                    Errors.notFound(
                        "Alias not found: " + reference.with(request.name()).qualifiedArn()));
    if (request.revisionId() != null && !request.revisionId().equals(alias.revisionId())) {
      throw Errors.otherRevision("GetFunction/GetAlias");
    }
    AliasConfiguration changed = Shapes.copy(request, alias.toBuilder()).build();
    LambdaFunction function = store.function(reference);
    AliasConfiguration kept = keep(function, changed);
    if (!kept.functionVersion().equals(alias.functionVersion())) {
      Instant ready = timeline.now().plus(LambdaPace.AWS.provisioning());
      function.provisioned().computeIfPresent(kept.name(), (_, is) -> is.again(ready));
    }
    return Shapes.copy(kept, UpdateAliasResponse.builder()).build();
  }

  /** Deletes an alias and what is attached to it. Idempotent: a missing alias counts as deleted. */
  public DeleteAliasResponse deleteAlias(DeleteAliasRequest request) {
    LambdaFunction function = store.function(store.reference(request.functionName()));
    function.aliases().remove(request.name());
    function.policies().remove(request.name());
    function.provisioned().remove(request.name());
    return DeleteAliasResponse.builder().build();
  }

  /** Lists aliases by name, or only those that route traffic to the given version. */
  public ListAliasesResponse listAliases(ListAliasesRequest request) {
    List<AliasConfiguration> all =
        store.function(store.reference(request.functionName())).aliases().values().stream()
            .filter(
                alias ->
                    request.functionVersion() == null
                        || Routing.leadsTo(alias, request.functionVersion()))
            .toList();
    var page = Page.of(all, request.marker(), request.maxItems(), PAGE, Errors::invalid);
    return ListAliasesResponse.builder().aliases(page.items()).nextMarker(page.next()).build();
  }

  private Optional<AliasConfiguration> find(FunctionReference reference, String name) {
    return Optional.ofNullable(store.function(reference).aliases().get(name));
  }

  private AliasConfiguration keep(LambdaFunction function, AliasConfiguration alias) {
    AliasConfiguration kept = function.keep(Routing.checked(function, alias));
    listeners.forEach(listener -> listener.accept(timeline.now(), kept));
    return kept;
  }
}
