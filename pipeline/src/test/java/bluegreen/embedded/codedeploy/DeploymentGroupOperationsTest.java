package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.ALL_AT_ONCE;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.CANARY;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.ROLE;
import static bluegreen.embedded.codedeploy.CodeDeployWorld.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AlarmsLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOption;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStyle;
import software.amazon.awssdk.services.codedeploy.model.DeploymentType;
import software.amazon.awssdk.services.codedeploy.model.InvalidAlarmConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidAutoRollbackConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentGroupNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStyleException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRoleException;
import software.amazon.awssdk.services.codedeploy.model.RoleRequiredException;
import software.amazon.awssdk.services.codedeploy.model.TriggerConfig;

class DeploymentGroupOperationsTest {
  private static final DeploymentStyle LAMBDA_STYLE =
      DeploymentStyle.builder()
          .deploymentType(DeploymentType.BLUE_GREEN)
          .deploymentOption(DeploymentOption.WITH_TRAFFIC_CONTROL)
          .build();
  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void a_group_is_created_and_shown_as_asked_for() {
    TriggerConfig trigger = TriggerConfig.builder().triggerName("mail").build();
    String id = create(g -> g.deploymentGroupName("other").triggerConfigurations(trigger));

    DeploymentGroupInfo group = get("other");
    assertThat(group.deploymentGroupId()).isEqualTo(id);
    assertThat(group.applicationName()).isEqualTo("lotto");
    assertThat(group.deploymentConfigName()).isEqualTo(CANARY);
    assertThat(group.serviceRoleArn()).isEqualTo(ROLE);
    assertThat(group.alarmConfiguration().enabled()).isTrue();
    assertThat(group.alarmConfiguration().alarms()).containsExactly(named("errors"));
    assertThat(group.autoRollbackConfiguration().events())
        .containsExactlyInAnyOrderElementsOf(AutoRollbackEvent.knownValues());
    assertThat(group.deploymentStyle()).isEqualTo(LAMBDA_STYLE);
    assertThat(group.computePlatform()).isEqualTo(ComputePlatform.LAMBDA);
    assertThat(group.triggerConfigurations()).containsExactly(trigger);
  }

  @Test
  void what_is_not_asked_for_has_defaults() {
    create(
        g ->
            g.deploymentGroupName("plain")
                .deploymentConfigName(null)
                .alarmConfiguration((AlarmConfiguration) null)
                .autoRollbackConfiguration((AutoRollbackConfiguration) null));

    DeploymentGroupInfo group = get("plain");
    assertThat(group.deploymentConfigName()).isEqualTo(ALL_AT_ONCE);
    assertThat(group.alarmConfiguration().enabled()).isFalse();
    assertThat(group.alarmConfiguration().ignorePollAlarmFailure()).isFalse();
    assertThat(group.autoRollbackConfiguration().enabled()).isFalse();
    assertThat(group.deploymentStyle()).isEqualTo(LAMBDA_STYLE);
    assertThat(group.lastAttemptedDeployment()).isNull();
    assertThat(group.lastSuccessfulDeployment()).isNull();
  }

  @Test
  void alarms_that_are_listed_but_not_enabled_are_kept() {
    create(
        g ->
            g.deploymentGroupName("other")
                .alarmConfiguration(a -> a.ignorePollAlarmFailure(true).alarms(alarms(10))));

    AlarmConfiguration kept = get("other").alarmConfiguration();
    assertThat(kept.enabled()).isFalse();
    assertThat(kept.ignorePollAlarmFailure()).isTrue();
    assertThat(kept.alarms()).hasSize(10);
  }

  static Stream<Arguments> wrongSettings() {
    return Stream.of(
        wrong(ApplicationDoesNotExistException.class, g -> g.applicationName("absent")),
        wrong(DeploymentGroupNameRequiredException.class, g -> g.deploymentGroupName(null)),
        wrong(InvalidDeploymentGroupNameException.class, g -> g.deploymentGroupName("a/b")),
        wrong(RoleRequiredException.class, g -> g.serviceRoleArn(null)),
        wrong(RoleRequiredException.class, g -> g.serviceRoleArn("")),
        wrong(InvalidRoleException.class, g -> g.serviceRoleArn("me")),
        wrong(DeploymentConfigDoesNotExistException.class, g -> g.deploymentConfigName("absent")),
        wrong(
            InvalidDeploymentStyleException.class,
            g -> g.deploymentStyle(s -> s.deploymentType(DeploymentType.IN_PLACE))),
        wrong(InvalidAlarmConfigException.class, g -> g.alarmConfiguration(a -> a.enabled(true))),
        wrong(
            InvalidAlarmConfigException.class,
            g -> g.alarmConfiguration(a -> a.alarms(Alarm.builder().build()))),
        wrong(
            InvalidAlarmConfigException.class,
            g -> g.alarmConfiguration(a -> a.alarms(named("errors"), named(" ")))),
        wrong(
            AlarmsLimitExceededException.class,
            g -> g.alarmConfiguration(a -> a.alarms(alarms(11)))),
        wrong(
            InvalidAutoRollbackConfigException.class,
            g -> g.autoRollbackConfiguration(r -> r.enabled(true))),
        wrong(
            InvalidAutoRollbackConfigException.class,
            g -> g.autoRollbackConfiguration(r -> r.eventsWithStrings("NONSENSE"))));
  }

  private static Arguments wrong(
      Class<? extends CodeDeployException> refusal,
      Consumer<CreateDeploymentGroupRequest.Builder> setting) {
    return Arguments.of(refusal, setting);
  }

  @ParameterizedTest
  @MethodSource("wrongSettings")
  void a_group_with_a_wrong_setting_is_refused(
      Class<? extends CodeDeployException> refusal,
      Consumer<CreateDeploymentGroupRequest.Builder> setting) {
    assertThatThrownBy(() -> create(g -> g.deploymentGroupName("other").applyMutation(setting)))
        .isInstanceOf(refusal);
    assertThat(list()).containsExactly("live");
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

  private static List<Alarm> alarms(int count) {
    return IntStream.range(0, count).mapToObj(i -> named("alarm" + i)).toList();
  }
}
