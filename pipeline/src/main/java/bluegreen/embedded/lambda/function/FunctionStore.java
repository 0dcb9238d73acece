package bluegreen.embedded.lambda.function;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.TagStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;

/** The functions of an account, found by the names that requests use. */
public final class FunctionStore {
  private final Account account;
  private final Map<String, LambdaFunction> functions = new TreeMap<>();

  private final TagStore tags = new TagStore();

  public FunctionStore(Account account) {
    this.account = account;
  }

  /** Parses a name or ARN, for operations without a {@code Qualifier}. */
  public FunctionReference reference(String name) {
    return reference(name, null);
  }

  /** Parses a name or ARN and an optional qualifier; whether the function exists is not checked. */
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
    tags.drop(function.reference().arn());
  }

  /** The tags of functions, by ARN. */
  public TagStore tags() {
    return tags;
  }

  /** The function; fails if it does not exist. */
  public LambdaFunction function(FunctionReference reference) {
    LambdaFunction function = functions.get(reference.name());
    if (function == null) {
      throw Errors.functionNotFound(reference);
    }
    return function;
  }

  /** The function to change, for operations that accept no qualifier but {@code $LATEST}. */
  public LambdaFunction changeable(String name) {
    FunctionReference reference = reference(name);
    if (!reference.qualifier().orElse(LambdaFunction.LATEST).equals(LambdaFunction.LATEST)) {
      throw Errors.invalid(
          "Current operation does not support versions other than $LATEST. Please set the version"
              + " to $LATEST or do not set a version in your request.");
    }
    return function(reference);
  }

  /** The version that a reference names; for an alias its main version, whatever its weights. */
  public LambdaVersion version(FunctionReference reference) {
    LambdaFunction function = function(reference);
    String qualifier = reference.qualifier().orElse(LambdaFunction.LATEST);
    AliasConfiguration alias = function.aliases().get(qualifier);
    return function
        .version(alias == null ? qualifier : alias.functionVersion())
        .orElseThrow(() -> Errors.functionNotFound(reference));
  }
}
