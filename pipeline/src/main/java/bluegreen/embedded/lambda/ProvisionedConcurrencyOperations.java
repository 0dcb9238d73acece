package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.function.LambdaFunction.LATEST;

import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.ProvisionedConcurrency;
import bluegreen.embedded.model.Page;
import bluegreen.embedded.model.Shapes;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.DeleteProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsResponse;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigListItem;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigResponse;

/**
 * Lambda's operations on the provisioned concurrency of versions and aliases. It starts no
 * execution environments ahead: what it tells is when AWS would have them.
 */
final class ProvisionedConcurrencyOperations {
  private static final int PAGE = 50;

  private final FunctionStore store;
  private final Timeline timeline;
  private final LambdaPace pace;

  ProvisionedConcurrencyOperations(FunctionStore store, Timeline timeline, LambdaPace pace) {
    this.store = store;
    this.timeline = timeline;
    this.pace = pace;
  }

  /** Asks for environments; an alias with weights, and {@code $LATEST}, can't have them. */
  public PutProvisionedConcurrencyConfigResponse putProvisionedConcurrencyConfig(
      PutProvisionedConcurrencyConfigRequest request) {
    Subject subject = subject(request.functionName(), request.qualifier());
    subject.requireFree();
    int wanted = request.provisionedConcurrentExecutions();
    if (subject.function().concurrency().reserved().filter(most -> wanted > most).isPresent()) {
      throw Errors.invalid(
          "Requested Provisioned Concurrency should not be greater than the"
              + " reservedConcurrentExecution for function");
    }
    Instant now = timeline.now();
    var provisioned = new ProvisionedConcurrency(wanted, now, now.plus(pace.provisioning()));
    subject.function().provisioned().put(request.qualifier(), provisioned);
    LambdaFunction function = subject.function();
    return Shapes.copy(
            item(function, request.qualifier(), provisioned),
            PutProvisionedConcurrencyConfigResponse.builder())
        .build();
  }

  public GetProvisionedConcurrencyConfigResponse getProvisionedConcurrencyConfig(
      GetProvisionedConcurrencyConfigRequest request) {
    Subject subject = subject(request.functionName(), request.qualifier());
    ProvisionedConcurrency provisioned =
        Optional.ofNullable(subject.function().provisioned().get(request.qualifier()))
            .orElseThrow(
                () ->
                    ProvisionedConcurrencyConfigNotFoundException.builder()
                        .message("No Provisioned Concurrency Config found for this function")
                        .type("User")
                        .build());
    return Shapes.copy(
            item(subject.function(), request.qualifier(), provisioned),
            GetProvisionedConcurrencyConfigResponse.builder())
        .build();
  }

  public ListProvisionedConcurrencyConfigsResponse listProvisionedConcurrencyConfigs(
      ListProvisionedConcurrencyConfigsRequest request) {
    LambdaFunction function = store.function(store.reference(request.functionName()));
    List<ProvisionedConcurrencyConfigListItem> all =
        function.provisioned().entrySet().stream()
            .map(each -> item(function, each.getKey(), each.getValue()))
            .toList();
    var page = Page.of(all, request.marker(), request.maxItems(), PAGE, Errors::invalid);
    return ListProvisionedConcurrencyConfigsResponse.builder()
        .provisionedConcurrencyConfigs(page.items())
        .nextMarker(page.next())
        .build();
  }

  /** Idempotent: without a configuration there is nothing to do. */
  public DeleteProvisionedConcurrencyConfigResponse deleteProvisionedConcurrencyConfig(
      DeleteProvisionedConcurrencyConfigRequest request) {
    Subject subject = subject(request.functionName(), request.qualifier());
    subject.function().provisioned().remove(request.qualifier());
    return DeleteProvisionedConcurrencyConfigResponse.builder().build();
  }

  private ProvisionedConcurrencyConfigListItem item(
      LambdaFunction function, String qualifier, ProvisionedConcurrency provisioned) {
    Instant now = timeline.now();
    return ProvisionedConcurrencyConfigListItem.builder()
        .functionArn(function.arn() + ":" + qualifier)
        .requestedProvisionedConcurrentExecutions(provisioned.requested())
        .allocatedProvisionedConcurrentExecutions(provisioned.allocated(now))
        .availableProvisionedConcurrentExecutions(provisioned.allocated(now))
        .status(provisioned.status(now))
        .lastModified(Settings.LAST_MODIFIED.format(provisioned.modified()))
        .build();
  }

  private Subject subject(String name, String qualifier) {
    FunctionReference reference = store.reference(name, qualifier);
    LambdaFunction function = store.function(reference);
    AliasConfiguration alias = function.aliases().get(qualifier);
    if (alias == null && FunctionReference.isAlias(qualifier)) {
      throw Errors.aliasNotFound(reference);
    }
    String version = alias == null ? qualifier : alias.functionVersion();
    if (version.equals(LATEST)) {
      throw Errors.invalid(
          "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
    }
    store.version(reference.with(version));
    return new Subject(function, version, alias);
  }

  /** A version, or an alias of it. */
  private record Subject(
      LambdaFunction function, String version, @Nullable AliasConfiguration alias) {
    /** Fails if the alias has weights, or the version is provisioned in the other way. */
    void requireFree() {
      if (alias != null && alias.routingConfig() != null) {
        throw Errors.invalid("Alias with weights can not be used with Provisioned Concurrency");
      }
      if (alias != null && function.provisioned().containsKey(version)) {
        throw Errors.conflict(
            "Alias can't be used for Provisioned Concurrency configuration on an already"
                + " Provisioned version");
      }
      boolean byAlias =
          function.aliases().values().stream()
              .filter(other -> other.functionVersion().equals(version))
              .anyMatch(other -> function.provisioned().containsKey(other.name()));
      if (alias == null && byAlias) {
        throw Errors.conflict("Version is pointed by a Provisioned Concurrency alias");
      }
    }
  }
}
