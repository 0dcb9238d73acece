package bluegreen.embedded.lambda.function;

import bluegreen.embedded.model.Account;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;

/** The functions of an account, and what requests mean by their names. */
public final class FunctionStore {
  private final Account account;
  private final Map<String, LambdaFunction> functions = new TreeMap<>();

  public FunctionStore(Account account) {
    this.account = account;
  }

  /** What a request means that has no member for a qualifier. */
  public FunctionReference reference(String name) {
    return reference(name, null);
  }

  public FunctionReference reference(String name, @Nullable String qualifier) {
    return FunctionReference.parse(account, name, qualifier);
  }

  public List<LambdaFunction> all() {
    return List.copyOf(functions.values());
  }

  public boolean has(String name) {
    return functions.containsKey(name);
  }

  public void add(LambdaFunction function) {
    functions.put(function.name(), function);
  }

  public void remove(LambdaFunction function) {
    functions.remove(function.name());
  }

  public LambdaFunction function(FunctionReference reference) {
    LambdaFunction function = functions.get(reference.name());
    if (function == null) {
      throw Errors.functionNotFound(reference);
    }
    return function;
  }

  /** The function of an operation that changes {@code $LATEST}. */
  public LambdaFunction changeable(String name) {
    FunctionReference reference = reference(name);
    if (!reference.qualifier().orElse(LambdaFunction.LATEST).equals(LambdaFunction.LATEST)) {
      throw Errors.invalid(
          "Current operation does not support versions other than $LATEST. Please set the version"
              + " to $LATEST or do not set a version in your request.");
    }
    return function(reference);
  }

  /** The version that a qualifier means; an alias means the version that it is named for. */
  public LambdaVersion version(FunctionReference reference) {
    LambdaFunction function = function(reference);
    String qualifier = reference.qualifier().orElse(LambdaFunction.LATEST);
    AliasConfiguration alias = function.aliases().get(qualifier);
    return function
        .version(alias == null ? qualifier : alias.functionVersion())
        .orElseThrow(() -> Errors.functionNotFound(reference));
  }
}
