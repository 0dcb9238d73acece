package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.CANARY;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigInUseException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.InvalidComputePlatformException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentConfigNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidMinimumHealthyHostValueException;
import software.amazon.awssdk.services.codedeploy.model.InvalidOperationException;
import software.amazon.awssdk.services.codedeploy.model.InvalidTrafficRoutingConfigurationException;
import software.amazon.awssdk.services.codedeploy.model.InvalidZonalDeploymentConfigurationException;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingConfig;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingType;

class DeploymentConfigurationOperationsTest {
  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void the_configurations_that_aws_predefines_for_lambda_are_there() {
    assertThat(list())
        .containsExactlyInAnyOrder(
            "CodeDeployDefault.LambdaAllAtOnce",
            "CodeDeployDefault.LambdaCanary10Percent5Minutes",
            "CodeDeployDefault.LambdaCanary10Percent10Minutes",
            "CodeDeployDefault.LambdaCanary10Percent15Minutes",
            "CodeDeployDefault.LambdaCanary10Percent30Minutes",
            "CodeDeployDefault.LambdaLinear10PercentEvery1Minute",
            "CodeDeployDefault.LambdaLinear10PercentEvery2Minutes",
            "CodeDeployDefault.LambdaLinear10PercentEvery3Minutes",
            "CodeDeployDefault.LambdaLinear10PercentEvery10Minutes");
  }

  @ParameterizedTest
  @CsvSource({
    "LambdaCanary10Percent5Minutes, 5",
    "LambdaCanary10Percent10Minutes, 10",
    "LambdaCanary10Percent15Minutes, 15",
    "LambdaCanary10Percent30Minutes, 30"
  })
  void a_predefined_canary_is_as_its_name_says(String name, int minutes) {
    assertThat(routing("CodeDeployDefault." + name)).isEqualTo(TrafficRouting.canary(10, minutes));
  }

  @ParameterizedTest
  @CsvSource({
    "LambdaLinear10PercentEvery1Minute, 1",
    "LambdaLinear10PercentEvery2Minutes, 2",
    "LambdaLinear10PercentEvery3Minutes, 3",
    "LambdaLinear10PercentEvery10Minutes, 10"
  })
  void a_predefined_linear_shift_is_as_its_name_says(String name, int minutes) {
    assertThat(routing("CodeDeployDefault." + name)).isEqualTo(TrafficRouting.linear(10, minutes));
  }

  @Test
  void a_custom_configuration_is_created_shown_and_deleted() {
    String id = create("Half", TrafficRouting.canary(50, 1));

    DeploymentConfigInfo half = get("Half");
    assertThat(half.deploymentConfigId()).isEqualTo(id);
    assertThat(half.deploymentConfigName()).isEqualTo("Half");
    assertThat(half.createTime()).isEqualTo(START);
    assertThat(half.computePlatform()).isEqualTo(ComputePlatform.LAMBDA);
    assertThat(half.trafficRoutingConfig()).isEqualTo(TrafficRouting.canary(50, 1));
    assertThat(list()).contains("Half");

    delete("Half");
    delete("Half");

    assertThat(list()).doesNotContain("Half");
    assertThatThrownBy(() -> get("Half"))
        .isInstanceOf(DeploymentConfigDoesNotExistException.class)
        .hasMessage("No Deployment Configuration found for name: Half");
  }

  @Test
  void a_configuration_that_a_group_uses_is_not_deleted() {
    create("Half", TrafficRouting.canary(50, 1));
    world.client.createDeploymentGroup(
        CodeDeployWorld.group().deploymentGroupName("other").deploymentConfigName("Half").build());

    assertThatThrownBy(() -> delete("Half")).isInstanceOf(DeploymentConfigInUseException.class);

    world.client.deleteDeploymentGroup(
        r -> r.applicationName("lotto").deploymentGroupName("other"));
    delete("Half");
    assertThat(list()).doesNotContain("Half");
  }

  @Test
  void predefined_configurations_are_neither_replaced_nor_deleted() {
    assertThatThrownBy(() -> create("CodeDeployDefault.Mine", TrafficRouting.canary(50, 1)))
        .isInstanceOf(InvalidDeploymentConfigNameException.class);
    assertThatThrownBy(() -> delete(CANARY)).isInstanceOf(InvalidOperationException.class);
    assertThat(list()).contains(CANARY).doesNotContain("CodeDeployDefault.Mine");
  }

  @Test
  void a_configuration_needs_a_name_of_its_own() {
    create("Half", TrafficRouting.canary(50, 1));

    assertThatThrownBy(() -> create("Half", TrafficRouting.canary(40, 1)))
        .isInstanceOf(DeploymentConfigAlreadyExistsException.class)
        .hasMessage("Deployment configuration already exists with the name: Half");
    assertThat(routing("Half")).isEqualTo(TrafficRouting.canary(50, 1));
    assertThatThrownBy(() -> create(r -> r.deploymentConfigName(null)))
        .isInstanceOf(DeploymentConfigNameRequiredException.class);
    assertThatThrownBy(() -> create("a/b", TrafficRouting.canary(50, 1)))
        .isInstanceOf(InvalidDeploymentConfigNameException.class);
  }

  static Stream<TrafficRoutingConfig> goodRoutings() {
    return Stream.of(
        TrafficRouting.canary(1, 1),
        TrafficRouting.canary(99, 1),
        TrafficRouting.canary(10, 2_880),
        TrafficRouting.linear(1, 29),
        TrafficRouting.linear(50, 2_880),
        TrafficRouting.linear(99, 1),
        TrafficRouting.ALL_AT_ONCE);
  }

  @ParameterizedTest
  @MethodSource("goodRoutings")
  void one_to_99_percent_may_be_shifted_within_two_days(TrafficRoutingConfig routing) {
    create("custom", routing);

    assertThat(routing("custom")).isEqualTo(routing);
  }

  static Stream<TrafficRoutingConfig> wrongRoutings() {
    TrafficRoutingConfig canary = TrafficRouting.canary(10, 5);
    TrafficRoutingConfig linear = TrafficRouting.linear(10, 5);
    return Stream.of(
        TrafficRoutingConfig.builder().build(),
        TrafficRouting.canary(0, 5),
        TrafficRouting.canary(100, 5),
        TrafficRouting.canary(10, 0),
        TrafficRouting.canary(10, 2_881),
        TrafficRouting.linear(0, 5),
        TrafficRouting.linear(100, 5),
        TrafficRouting.linear(10, 0),
        TrafficRouting.linear(1, 30),
        canary.copy(r -> r.timeBasedCanary(c -> c.canaryPercentage(10))),
        canary.copy(r -> r.timeBasedCanary(c -> c.canaryInterval(5))),
        canary.copy(r -> r.timeBasedLinear(linear.timeBasedLinear())),
        linear.copy(r -> r.timeBasedCanary(canary.timeBasedCanary())),
        canary.copy(r -> r.type(TrafficRoutingType.TIME_BASED_LINEAR)),
        linear.copy(r -> r.type(TrafficRoutingType.TIME_BASED_CANARY)),
        canary.copy(r -> r.type(TrafficRoutingType.ALL_AT_ONCE)),
        linear.copy(r -> r.type(TrafficRoutingType.ALL_AT_ONCE)),
        canary.copy(r -> r.type("Sideways")));
  }

  @ParameterizedTest
  @MethodSource("wrongRoutings")
  void other_shifts_are_refused(TrafficRoutingConfig routing) {
    assertThatThrownBy(() -> create("custom", routing))
        .isInstanceOf(InvalidTrafficRoutingConfigurationException.class);
    assertThat(list()).doesNotContain("custom");
  }

  @Test
  void what_lambda_does_not_have_is_refused() {
    assertThatThrownBy(() -> create(r -> r.trafficRoutingConfig((TrafficRoutingConfig) null)))
        .isInstanceOf(InvalidTrafficRoutingConfigurationException.class);
    assertThatThrownBy(() -> create(r -> r.computePlatform("Server")))
        .isInstanceOf(InvalidComputePlatformException.class);
    assertThatThrownBy(() -> create(r -> r.minimumHealthyHosts(h -> h.value(1))))
        .isInstanceOf(InvalidMinimumHealthyHostValueException.class);
    assertThatThrownBy(() -> create(r -> r.zonalConfig(z -> {})))
        .isInstanceOf(InvalidZonalDeploymentConfigurationException.class);
  }

  private String create(String name, TrafficRoutingConfig routing) {
    return create(r -> r.deploymentConfigName(name).trafficRoutingConfig(routing));
  }

  private String create(Consumer<CreateDeploymentConfigRequest.Builder> more) {
    return world
        .client
        .createDeploymentConfig(
            r ->
                r.deploymentConfigName("custom")
                    .computePlatform("Lambda")
                    .trafficRoutingConfig(TrafficRouting.canary(10, 5))
                    .applyMutation(more))
        .deploymentConfigId();
  }

  private DeploymentConfigInfo get(String name) {
    return world
        .client
        .getDeploymentConfig(r -> r.deploymentConfigName(name))
        .deploymentConfigInfo();
  }

  private TrafficRoutingConfig routing(String name) {
    return get(name).trafficRoutingConfig();
  }

  private List<String> list() {
    return world.client.listDeploymentConfigs(r -> {}).deploymentConfigsList();
  }

  private void delete(String name) {
    world.client.deleteDeploymentConfig(r -> r.deploymentConfigName(name));
  }
}
