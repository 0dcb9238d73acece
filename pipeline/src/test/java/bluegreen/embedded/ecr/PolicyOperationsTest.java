package bluegreen.embedded.ecr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.InvalidParameterException;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryPolicyNotFoundException;

class PolicyOperationsTest {
  private static final String POLICY = "{\"Statement\":[]}";
  private static final String RULES = "{\"rules\":[]" + " ".repeat(100) + "}";

  private final EcrWorld world = new EcrWorld();
  private final EcrClient policies = world.client;

  @Test
  void a_repository_keeps_its_policy_until_it_is_deleted() {
    assertThatThrownBy(this::policy).isInstanceOf(RepositoryPolicyNotFoundException.class);

    set("lotto", POLICY);
    assertThat(policy()).isEqualTo(POLICY);

    policies.deleteRepositoryPolicy(r -> r.repositoryName("lotto"));
    assertThatThrownBy(this::policy).isInstanceOf(RepositoryPolicyNotFoundException.class);
  }

  @Test
  void a_repository_keeps_its_life_cycle_policy_until_it_is_deleted() {
    assertThatThrownBy(this::rules).isInstanceOf(LifecyclePolicyNotFoundException.class);

    put(RULES);
    assertThat(rules()).isEqualTo(RULES);

    policies.deleteLifecyclePolicy(r -> r.repositoryName("lotto"));
    assertThatThrownBy(this::rules).isInstanceOf(LifecyclePolicyNotFoundException.class);
  }

  @Test
  void a_policy_is_json_and_of_a_repository_that_exists() {
    assertThatThrownBy(() -> set("lotto", "{")).isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> put("[]")).isInstanceOf(InvalidParameterException.class);
    assertThatThrownBy(() -> set("other", POLICY)).isInstanceOf(RepositoryNotFoundException.class);
  }

  private void set(String repository, String policy) {
    policies.setRepositoryPolicy(r -> r.repositoryName(repository).policyText(policy));
  }

  private String policy() {
    return policies.getRepositoryPolicy(r -> r.repositoryName("lotto")).policyText();
  }

  private void put(String rules) {
    policies.putLifecyclePolicy(r -> r.repositoryName("lotto").lifecyclePolicyText(rules));
  }

  private String rules() {
    return policies.getLifecyclePolicy(r -> r.repositoryName("lotto")).lifecyclePolicyText();
  }
}
