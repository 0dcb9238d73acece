package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.ALL_AT_ONCE;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.ROLE;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.named;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.rollbackOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOption;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStyle;
import software.amazon.awssdk.services.codedeploy.model.DeploymentType;
import software.amazon.awssdk.services.codedeploy.model.InvalidAlarmConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidAutoRollbackConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentGroupNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStyleException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRoleException;
import software.amazon.awssdk.services.codedeploy.model.TriggerConfig;

/** Deployment groups that are changed, renamed and deleted. */
class DeploymentGroupUpdateTest {
  private static final DeploymentStyle LAMBDA_STYLE =
      DeploymentStyle.builder()
          .deploymentType(DeploymentType.BLUE_GREEN)
          .deploymentOption(DeploymentOption.WITH_TRAFFIC_CONTROL)
          .build();
  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void an_update_changes_what_it_names_and_keeps_the_rest() {
    String id = get("live").deploymentGroupId();
    TriggerConfig trigger = TriggerConfig.builder().triggerName("mail").build();

    world.changeGroup(g -> g.deploymentConfigName(ALL_AT_ONCE));
    world.changeGroup(g -> g.serviceRoleArn(ROLE + "2"));
    world.changeGroup(g -> g.alarmConfiguration(a -> a.enabled(true).alarms(named("latency"))));
    world.changeGroup(
        g ->
            g.autoRollbackConfiguration(rollbackOn(List.of(AutoRollbackEvent.DEPLOYMENT_FAILURE))));
    world.changeGroup(g -> g.deploymentStyle(LAMBDA_STYLE));
    world.changeGroup(g -> g.triggerConfigurations(trigger));
    world.changeGroup(g -> {});

    DeploymentGroupInfo group = get("live");
    assertThat(group.deploymentGroupId()).isEqualTo(id);
    assertThat(group.deploymentConfigName()).isEqualTo(ALL_AT_ONCE);
    assertThat(group.serviceRoleArn()).isEqualTo(ROLE + "2");
    assertThat(group.alarmConfiguration().alarms()).containsExactly(named("latency"));
    assertThat(group.autoRollbackConfiguration().events())
        .containsExactly(AutoRollbackEvent.DEPLOYMENT_FAILURE);
    assertThat(group.deploymentStyle()).isEqualTo(LAMBDA_STYLE);
    assertThat(group.triggerConfigurations()).containsExactly(trigger);
  }

  @Test
  void an_update_with_a_wrong_setting_is_refused_and_changes_nothing() {
    DeploymentGroupInfo before = get("live");

    assertThatThrownBy(() -> world.changeGroup(g -> g.deploymentConfigName("absent")))
        .isInstanceOf(DeploymentConfigDoesNotExistException.class);
    assertThatThrownBy(() -> world.changeGroup(g -> g.serviceRoleArn("me")))
        .isInstanceOf(InvalidRoleException.class);
    assertThatThrownBy(() -> world.changeGroup(g -> g.alarmConfiguration(a -> a.enabled(true))))
        .isInstanceOf(InvalidAlarmConfigException.class);
    assertThatThrownBy(
            () -> world.changeGroup(g -> g.autoRollbackConfiguration(r -> r.enabled(true))))
        .isInstanceOf(InvalidAutoRollbackConfigException.class);
    assertThatThrownBy(
            () ->
                world.changeGroup(
                    g -> g.deploymentStyle(s -> s.deploymentType(DeploymentType.IN_PLACE))))
        .isInstanceOf(InvalidDeploymentStyleException.class);
    assertThatThrownBy(() -> world.changeGroup(g -> g.newDeploymentGroupName("a/b")))
        .isInstanceOf(InvalidDeploymentGroupNameException.class);

    assertThat(get("live")).isEqualTo(before);
  }

  @Test
  void a_renamed_group_keeps_its_settings_and_its_deployments() {
    DeploymentGroupInfo before = get("live");
    String deployment = world.deploy();
    world.passUntilAllIsOver();

    world.changeGroup(g -> g.newDeploymentGroupName("prod"));

    DeploymentGroupInfo after = get("prod");
    assertThat(after.deploymentGroupId()).isEqualTo(before.deploymentGroupId());
    assertThat(after.alarmConfiguration()).isEqualTo(before.alarmConfiguration());
    assertThat(after.lastSuccessfulDeployment().deploymentId()).isEqualTo(deployment);
    assertThat(list()).containsExactly("prod");
    assertThatThrownBy(() -> get("live"))
        .isInstanceOf(DeploymentGroupDoesNotExistException.class)
        .hasMessage("No Deployment Group found for name: live");
  }

  @Test
  void no_group_takes_a_name_that_is_in_use() {
    create(g -> g.deploymentGroupName("other").deploymentConfigName(ALL_AT_ONCE));

    assertThatThrownBy(() -> create(g -> {}))
        .isInstanceOf(DeploymentGroupAlreadyExistsException.class)
        .hasMessage("Deployment group already exists with the name: live");
    assertThatThrownBy(() -> world.changeGroup(g -> g.newDeploymentGroupName("other")))
        .isInstanceOf(DeploymentGroupAlreadyExistsException.class);

    assertThat(list()).containsExactly("live", "other");
    assertThat(get("other").deploymentConfigName()).isEqualTo(ALL_AT_ONCE);
    world.changeGroup(g -> g.newDeploymentGroupName("live"));
    assertThat(list()).containsExactly("live", "other");
  }

  @Test
  void a_deleted_group_is_gone_and_may_be_deleted_again() {
    create(g -> g.deploymentGroupName("other"));

    delete("lotto", "other");
    delete("lotto", "other");
    delete("absent", "other");

    assertThat(list()).containsExactly("live");
    assertThatThrownBy(() -> delete("lotto", "a/b"))
        .isInstanceOf(InvalidDeploymentGroupNameException.class);
  }

  private String create(Consumer<CreateDeploymentGroupRequest.Builder> more) {
    return world
        .client
        .createDeploymentGroup(CodeDeployWorld.group().applyMutation(more).build())
        .deploymentGroupId();
  }

  private DeploymentGroupInfo get(String name) {
    return world
        .client
        .getDeploymentGroup(r -> r.applicationName("lotto").deploymentGroupName(name))
        .deploymentGroupInfo();
  }

  private List<String> list() {
    return world.client.listDeploymentGroups(r -> r.applicationName("lotto")).deploymentGroups();
  }

  private void delete(String application, String name) {
    world.client.deleteDeploymentGroup(
        r -> r.applicationName(application).deploymentGroupName(name));
  }
}
