package bluegreen.embedded.ecr;

import bluegreen.embedded.ecr.EcrRepository.Document;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.model.DeleteLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.DeleteLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.EcrException;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * ECR's operations on repository policies, which IAM judges by where there are roles, and on
 * lifecycle policies, which are stored and not applied.
 */
public final class PolicyOperations {
  private final RepositoryStore repositories;

  PolicyOperations(RepositoryStore repositories) {
    this.repositories = repositories;
  }

  public SetRepositoryPolicyResponse setRepositoryPolicy(SetRepositoryPolicyRequest request) {
    EcrRepository repository = repositories.require(request.repositoryName());
    String policy = json("policyText", request.policyText());
    requireStatements(policy);
    repository.documents().put(Document.POLICY, policy);
    return SetRepositoryPolicyResponse.builder()
        .registryId(repository.registryId())
        .repositoryName(repository.name())
        .policyText(policy)
        .build();
  }

  public GetRepositoryPolicyResponse getRepositoryPolicy(GetRepositoryPolicyRequest request) {
    EcrRepository repository = repositories.require(request.repositoryName());
    return GetRepositoryPolicyResponse.builder()
        .registryId(repository.registryId())
        .repositoryName(repository.name())
        .policyText(read(repository, Document.POLICY, Errors::policyNotFound))
        .build();
  }

  public DeleteRepositoryPolicyResponse deleteRepositoryPolicy(
      DeleteRepositoryPolicyRequest request) {
    EcrRepository repository = repositories.require(request.repositoryName());
    return DeleteRepositoryPolicyResponse.builder()
        .registryId(repository.registryId())
        .repositoryName(repository.name())
        .policyText(delete(repository, Document.POLICY, Errors::policyNotFound))
        .build();
  }

  public PutLifecyclePolicyResponse putLifecyclePolicy(PutLifecyclePolicyRequest request) {
    EcrRepository repository = repositories.require(request.repositoryName());
    String policy = json("lifecyclePolicyText", request.lifecyclePolicyText());
    repository.documents().put(Document.LIFECYCLE_POLICY, policy);
    return PutLifecyclePolicyResponse.builder()
        .registryId(repository.registryId())
        .repositoryName(repository.name())
        .lifecyclePolicyText(policy)
        .build();
  }

  public GetLifecyclePolicyResponse getLifecyclePolicy(GetLifecyclePolicyRequest request) {
    EcrRepository repository = repositories.require(request.repositoryName());
    return GetLifecyclePolicyResponse.builder()
        .registryId(repository.registryId())
        .repositoryName(repository.name())
        .lifecyclePolicyText(
            read(repository, Document.LIFECYCLE_POLICY, Errors::lifecyclePolicyNotFound))
        .build();
  }

  public DeleteLifecyclePolicyResponse deleteLifecyclePolicy(DeleteLifecyclePolicyRequest request) {
    EcrRepository repository = repositories.require(request.repositoryName());
    return DeleteLifecyclePolicyResponse.builder()
        .registryId(repository.registryId())
        .repositoryName(repository.name())
        .lifecyclePolicyText(
            delete(repository, Document.LIFECYCLE_POLICY, Errors::lifecyclePolicyNotFound))
        .build();
  }

  /** Fails unless each statement has an effect, a principal and an action. */
  private static void requireStatements(String policy) {
    JsonNode statements = JsonMapper.shared().readTree(policy).path("Statement");
    boolean valid =
        Stream.concat(statements.valueStream(), Stream.of(statements).filter(JsonNode::isObject))
            .filter(JsonNode::isObject)
            .allMatch(
                statement ->
                    statement.has("Effect")
                        && (statement.has("Principal") || statement.has("NotPrincipal"))
                        && (statement.has("Action") || statement.has("NotAction")));
    if (!valid) {
      throw Errors.invalid(
          "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository"
              + " policy provided'");
    }
  }

  private static String json(String parameter, String text) {
    try {
      if (JsonMapper.shared().readTree(text).isObject()) {
        return text;
      }
    } catch (JacksonException e) {
      // Falls through to the error below, as JSON that isn't an object does.
    }
    throw Errors.invalid(
        "Invalid parameter at '%s' failed to satisfy constraint: 'Invalid JSON'"
            .formatted(parameter));
  }

  private static String read(
      EcrRepository repository, Document document, Function<EcrRepository, EcrException> missing) {
    String text = repository.documents().get(document);
    if (text == null) {
      throw missing.apply(repository);
    }
    return text;
  }

  private static String delete(
      EcrRepository repository, Document document, Function<EcrRepository, EcrException> missing) {
    String text = read(repository, document, missing);
    repository.documents().remove(document);
    return text;
  }
}
