package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.function.LambdaFunction.LATEST;

import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.Routing;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;

/** Lambda's operation that deletes a function or one of its versions. */
final class DeletionOperations {
  private final FunctionStore store;
  private final Transitions transitions;

  DeletionOperations(FunctionStore store, Transitions transitions) {
    this.store = store;
    this.transitions = transitions;
  }

  /** Deletes a version that no alias uses, or without qualifier the whole function. */
  public DeleteFunctionResponse deleteFunction(DeleteFunctionRequest request) {
    FunctionReference reference = store.reference(request.functionName(), request.qualifier());
    reference.qualifier().ifPresent(DeletionOperations::requireNumber);
    LambdaFunction function = store.function(store.reference(reference.name()));
    reference
        .qualifier()
        .ifPresentOrElse(version -> deleteVersion(function, version), () -> deleteAll(function));
    return DeleteFunctionResponse.builder().build();
  }

  private static void requireNumber(String qualifier) {
    if (qualifier.equals(LATEST)) {
      throw Errors.invalid("$LATEST version cannot be deleted without deleting the function.");
    }
    if (FunctionReference.isAlias(qualifier)) {
      throw Errors.invalid("Deletion of aliases is not currently supported.");
    }
  }

  private void deleteVersion(LambdaFunction function, String version) {
    List<String> aliases =
        function.aliases().values().stream()
            .filter(alias -> Routing.leadsTo(alias, version))
            .map(AliasConfiguration::name)
            .toList();
    if (!aliases.isEmpty()) {
      throw Errors.conflict(
          "Unable to delete version because the following aliases reference it: " + aliases);
    }
    function.delete(version);
    transitions.retire(function, version);
  }

  private void deleteAll(LambdaFunction function) {
    store.remove(function);
    function
        .versions()
        .forEach(version -> transitions.retire(function, version.configuration().version()));
  }
}
