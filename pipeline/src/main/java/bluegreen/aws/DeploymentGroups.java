package bluegreen.aws;

import bluegreen.aws.client.Call;
import bluegreen.ports.Group;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.LastDeploymentInfo;

/** Reads deployment groups: what makes CodeDeploy roll a deployment back. */
final class DeploymentGroups {
  private static final Set<AutoRollbackEvent> NEEDED =
      EnumSet.of(
          AutoRollbackEvent.DEPLOYMENT_FAILURE,
          AutoRollbackEvent.DEPLOYMENT_STOP_ON_ALARM,
          AutoRollbackEvent.DEPLOYMENT_STOP_ON_REQUEST);

  private DeploymentGroups() {}

  static Group group(DeploymentGroupInfo info) {
    return new Group(
        info.deploymentConfigName(),
        alarms(info.alarmConfiguration()),
        missingEvents(info),
        Optional.ofNullable(info.lastAttemptedDeployment()).map(LastDeploymentInfo::deploymentId));
  }

  /** These alarms alone; none of them switches alarms off. */
  static AlarmConfiguration only(List<String> names) {
    return AlarmConfiguration.builder()
        .enabled(!names.isEmpty())
        .alarms(names.stream().map(name -> Alarm.builder().name(name).build()).toList())
        .build();
  }

  private static List<String> alarms(AlarmConfiguration configuration) {
    return configuration == null || !Boolean.TRUE.equals(configuration.enabled())
        ? List.of()
        : configuration.alarms().stream()
            .map(alarm -> Call.member("an alarm's name", alarm.name()))
            .toList();
  }

  private static List<String> missingEvents(DeploymentGroupInfo info) {
    boolean enabled =
        info.autoRollbackConfiguration() != null
            && Boolean.TRUE.equals(info.autoRollbackConfiguration().enabled());
    return NEEDED.stream()
        .filter(event -> !enabled || !info.autoRollbackConfiguration().events().contains(event))
        .map(AutoRollbackEvent::toString)
        .toList();
  }
}
