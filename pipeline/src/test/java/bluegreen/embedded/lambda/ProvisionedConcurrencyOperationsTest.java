package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class ProvisionedConcurrencyOperationsTest {
  private final LambdaWorld world = LambdaWorld.withVersions(2);

  ProvisionedConcurrencyOperationsTest() {
    world.client.createAlias(a -> a.functionName("lotto").name("fast").functionVersion("1"));
  }

  @Test
  void environments_are_allocated_in_a_while_and_given_up() {
    put("fast", 3);
    assertThat(get("fast").status()).isEqualTo(ProvisionedConcurrencyStatusEnum.IN_PROGRESS);
    assertThat(get("fast").allocatedProvisionedConcurrentExecutions()).isZero();

    world.pass(LambdaPace.AWS.provisioning());
    assertThat(get("fast").status()).isEqualTo(ProvisionedConcurrencyStatusEnum.READY);
    assertThat(get("fast").allocatedProvisionedConcurrentExecutions()).isEqualTo(3);
    assertThat(
            world
                .client
                .listProvisionedConcurrencyConfigs(r -> r.functionName("lotto"))
                .provisionedConcurrencyConfigs())
        .singleElement()
        .satisfies(item -> assertThat(item.functionArn()).isEqualTo(ARN + ":fast"));

    world.client.deleteProvisionedConcurrencyConfig(r -> r.functionName("lotto").qualifier("fast"));
    assertThatThrownBy(() -> get("fast"))
        .isInstanceOf(ProvisionedConcurrencyConfigNotFoundException.class);
  }

  @Test
  void another_version_of_the_alias_gets_environments_of_its_own() {
    put("fast", 3);
    world.pass(LambdaPace.AWS.provisioning());

    world.client.updateAlias(a -> a.functionName("lotto").name("fast").functionVersion("2"));

    assertThat(get("fast").status()).isEqualTo(ProvisionedConcurrencyStatusEnum.IN_PROGRESS);
  }

  @Test
  void an_alias_with_weights_and_what_is_not_published_have_none() {
    world.client.updateAlias(
        a ->
            a.functionName("lotto")
                .name("fast")
                .routingConfig(r -> r.additionalVersionWeights(Map.of("2", 0.1))));

    assertThatThrownBy(() -> put("fast", 3))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessage("Alias with weights can not be used with Provisioned Concurrency");
    assertThatThrownBy(() -> put("$LATEST", 3)).hasMessageContaining("unpublished");
    assertThatThrownBy(() -> put("none", 3)).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> put("9", 3)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void a_version_is_provisioned_by_itself_or_by_an_alias() {
    put("fast", 3);
    assertThatThrownBy(() -> put("1", 3)).isInstanceOf(ResourceConflictException.class);

    put("2", 3);
    world.client.createAlias(a -> a.functionName("lotto").name("next").functionVersion("2"));
    assertThatThrownBy(() -> put("next", 3)).isInstanceOf(ResourceConflictException.class);
  }

  @Test
  void no_more_than_is_reserved_is_provisioned() {
    world.client.putFunctionConcurrency(
        r -> r.functionName("lotto").reservedConcurrentExecutions(2));

    assertThatThrownBy(() -> put("fast", 3)).hasMessageContaining("reservedConcurrentExecution");
  }

  private void put(String qualifier, int wanted) {
    world.client.putProvisionedConcurrencyConfig(
        r -> r.functionName("lotto").qualifier(qualifier).provisionedConcurrentExecutions(wanted));
  }

  private GetProvisionedConcurrencyConfigResponse get(String qualifier) {
    return world.client.getProvisionedConcurrencyConfig(
        r -> r.functionName("lotto").qualifier(qualifier));
  }
}
