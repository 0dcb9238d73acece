package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.function.LambdaFunction.LATEST;

import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.lambda.function.LambdaFunction;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;

/** Lambda's operations on the reserved concurrency of functions. */
final class ConcurrencyOperations {
  /** The concurrency of a new account, less the 100 that must stay unreserved. */
  private static final int RESERVABLE = 1000 - 100;

  private final FunctionStore store;

  ConcurrencyOperations(FunctionStore store) {
    this.store = store;
  }

  /** Limits how many invocations of a function run at once; 0 throttles all of them. */
  public PutFunctionConcurrencyResponse putFunctionConcurrency(
      PutFunctionConcurrencyRequest request) {
    Integer reserved = request.reservedConcurrentExecutions();
    FunctionReference latest = unqualified(request.functionName()).with(LATEST);
    LambdaFunction function = store.function(latest);
    if (reserved > RESERVABLE) {
      throw Errors.invalid(
          "Specified ReservedConcurrentExecutions for function decreases account's"
              + " UnreservedConcurrentExecution below its minimum value of [100].");
    }
    function.concurrency().reserve(reserved);
    return PutFunctionConcurrencyResponse.builder().reservedConcurrentExecutions(reserved).build();
  }

  public GetFunctionConcurrencyResponse getFunctionConcurrency(
      GetFunctionConcurrencyRequest request) {
    var reserved = function(request.functionName()).concurrency().reserved();
    return GetFunctionConcurrencyResponse.builder()
        .reservedConcurrentExecutions(reserved.orElse(null))
        .build();
  }

  /** Removes the limit. */
  public DeleteFunctionConcurrencyResponse deleteFunctionConcurrency(
      DeleteFunctionConcurrencyRequest request) {
    function(request.functionName()).concurrency().removeReservation();
    return DeleteFunctionConcurrencyResponse.builder().build();
  }

  private LambdaFunction function(String name) {
    return store.function(unqualified(name));
  }

  private FunctionReference unqualified(String name) {
    FunctionReference reference = store.reference(name);
    if (reference.qualifier().isPresent()) {
      throw Errors.invalid(
          "This operation is permitted on Lambda functions only. Aliases and versions do not"
              + " support this operation. Please specify either a function name or an unqualified"
              + " function ARN.");
    }
    return reference;
  }
}
