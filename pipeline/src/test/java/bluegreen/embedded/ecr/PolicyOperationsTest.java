package bluegreen.embedded.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.model.DeleteLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryPolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyRequest;

class PolicyOperationsTest {
  private static final String POLICY = "{\"Statement\":[]}";
  private static final String RULES = "{\"rules\":[]}";

  private final EcrWorld stage = new EcrWorld();
  private final PolicyOperations policies = new PolicyOperations(stage.repositories());

  @Test
  void a_repository_keeps_its_policy_until_it_is_deleted() {
    assertThatThrownBy(this::policy).isInstanceOf(RepositoryPolicyNotFoundException.class);

    set("lotto", POLICY);
    assertThat(policy()).isEqualTo(POLICY);

    policies.deleteRepositoryPolicy(
        DeleteRepositoryPolicyRequest.builder().repositoryName("lotto").build());
    assertThatThrownBy(this::policy).isInstanceOf(RepositoryPolicyNotFoundException.class);
  }

  @Test
  void a_repository_keeps_its_life_cycle_policy_until_it_is_deleted() {
    assertThatThrownBy(this::rules).isInstanceOf(LifecyclePolicyNotFoundException.class);

    put(RULES);
    assertThat(rules()).isEqualTo(RULES);

    policies.deleteLifecyclePolicy(
        DeleteLifecyclePolicyRequest.builder().repositoryName("lotto").build());
    assertThatThrownBy(this::rules).isInstanceOf(LifecyclePolicyNotFoundException.class);
  }

  @Test
  void a_policy_is_json_and_of_a_repository_that_exists() {
    assertThatThrownBy(() -> set("lotto", "{")).isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> put("[]")).isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> set("other", POLICY)).isInstanceOf(RepositoryNotFoundException.class);
  }

  private void set(String repository, String policy) {
    policies.setRepositoryPolicy(
        SetRepositoryPolicyRequest.builder().repositoryName(repository).policyText(policy).build());
  }

  private String policy() {
    return policies
        .getRepositoryPolicy(GetRepositoryPolicyRequest.builder().repositoryName("lotto").build())
        .policyText();
  }

  private void put(String rules) {
    policies.putLifecyclePolicy(
        PutLifecyclePolicyRequest.builder()
            .repositoryName("lotto")
            .lifecyclePolicyText(rules)
            .build());
  }

  private String rules() {
    return policies
        .getLifecyclePolicy(GetLifecyclePolicyRequest.builder().repositoryName("lotto").build())
        .lifecyclePolicyText();
  }
}
