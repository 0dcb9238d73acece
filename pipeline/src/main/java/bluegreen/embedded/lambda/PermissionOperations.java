package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.function.LambdaFunction.LATEST;

import bluegreen.embedded.lambda.function.Errors;
import bluegreen.embedded.lambda.function.FunctionReference;
import bluegreen.embedded.lambda.function.FunctionStore;
import bluegreen.embedded.lambda.function.LambdaFunction;
import bluegreen.embedded.lambda.function.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;
import tools.jackson.databind.json.JsonMapper;

/** Lambda's operations on resource-based policies. */
final class PermissionOperations {
  /** Everybody, an account, an identity in one, or an AWS service. */
  private static final Pattern PRINCIPAL =
      Pattern.compile(
          "\\*|\\d{12}|arn:aws[a-z-]*:(iam|sts)::\\d{12}:.+|([a-z0-9-]+\\.)+amazonaws\\.com(\\.cn)?");

  private final FunctionStore store;

  PermissionOperations(FunctionStore store) {
    this.store = store;
  }

  /**
   * Adds a statement to the policy of a function, version or alias; {@code $LATEST} cannot have
   * one.
   */
  public AddPermissionResponse addPermission(AddPermissionRequest request) {
    if (!PRINCIPAL.matcher(request.principal()).matches()) {
      throw Errors.invalid(
          "The provided principal was invalid. Please check the principal and try again.");
    }
    Subject subject = subject(request.functionName(), request.qualifier());
    if (subject.reference().qualifier().equals(Optional.of(LATEST))) {
      throw Errors.invalid("We currently do not support adding policies for $LATEST.");
    }
    subject.requireRevision(request.revisionId(), "GetPolicy");
    if (subject.find(request.statementId()).isPresent()) {
      throw Errors.conflict(
          ("The statement id (%s) provided already exists. Please provide a new statement id, or"
                  + " remove the existing statement.")
              .formatted(request.statementId()));
    }
    var statement = Policy.Statement.of(request, subject.reference().qualifiedArn());
    List<Policy.Statement> statements = new ArrayList<>(subject.statements());
    statements.add(statement);
    subject.keep(statements);
    return AddPermissionResponse.builder().statement(json(statement)).build();
  }

  /** Removes a statement; the policy ceases to exist with its last statement. */
  public RemovePermissionResponse removePermission(RemovePermissionRequest request) {
    FunctionReference reference = store.reference(request.functionName(), request.qualifier());
    if (!store.has(reference.name())) {
      throw Errors.notFound("No policy found for: " + reference.arn());
    }
    Subject subject = subject(request.functionName(), request.qualifier());
    if (subject.statements().isEmpty()) {
      throw Errors.notFound("No policy is associated with the given resource.");
    }
    Policy.Statement statement =
        subject
            .find(request.statementId())
            .orElseThrow(
                () ->
                    Errors.notFound(
                        "Statement %s is not found in resource policy."
                            .formatted(request.statementId())));
    subject.requireRevision(request.revisionId(), "GetFunction/GetAlias");
    subject.keep(subject.statements().stream().filter(s -> !s.equals(statement)).toList());
    return RemovePermissionResponse.builder().build();
  }

  public GetPolicyResponse getPolicy(GetPolicyRequest request) {
    FunctionReference reference = store.reference(request.functionName(), request.qualifier());
    Policy policy =
        Optional.of(reference)
            .filter(r -> store.has(r.name()))
            .map(r -> store.function(r).policies().get(r.qualifier().orElse(LATEST)))
            .orElseThrow(() -> Errors.notFound("The resource you requested does not exist."));
    return GetPolicyResponse.builder()
        .policy(json(policy))
        .revisionId(subject(request.functionName(), request.qualifier()).revisionId())
        .build();
  }

  /** The policy document of the function, version or alias with this ARN. */
  Optional<String> policyOf(String arn) {
    if (!arn.contains(":lambda:")) {
      return Optional.empty();
    }
    FunctionReference reference = store.reference(arn);
    return Optional.of(reference)
        .filter(r -> store.has(r.name()))
        .map(r -> store.function(r).policies().get(r.qualifier().orElse(LATEST)))
        .map(PermissionOperations::json);
  }

  private static String json(Object document) {
    return JsonMapper.shared().writeValueAsString(document);
  }

  private Subject subject(String name, @Nullable String qualifier) {
    FunctionReference reference = store.reference(name, qualifier);
    LambdaFunction function = store.function(reference);
    String key = reference.qualifier().orElse(LATEST);
    if (FunctionReference.isAlias(key) && !function.aliases().containsKey(key)) {
      throw Errors.aliasNotFound(reference);
    }
    store.version(reference);
    return new Subject(reference, function, key);
  }

  /** The alias or version that a policy is attached to. The policy shares its RevisionId. */
  private record Subject(FunctionReference reference, LambdaFunction function, String key) {
    String revisionId() {
      var alias = function.aliases().get(key);
      return alias == null
          ? function.version(key).orElseThrow().configuration().revisionId()
          : alias.revisionId();
    }

    void requireRevision(@Nullable String revisionId, String operation) {
      if (revisionId != null && !revisionId.equals(revisionId())) {
        throw Errors.otherRevision(operation);
      }
    }

    List<Policy.Statement> statements() {
      return Optional.ofNullable(function.policies().get(key))
          .map(Policy::statements)
          .orElse(List.of());
    }

    Optional<Policy.Statement> find(String sid) {
      return statements().stream().filter(s -> s.sid().equals(sid)).findFirst();
    }

    void keep(List<Policy.Statement> statements) {
      if (statements.isEmpty()) {
        function.policies().remove(key);
      } else {
        function.policies().put(key, Policy.of(statements));
      }
      function.revise(key);
    }
  }
}
