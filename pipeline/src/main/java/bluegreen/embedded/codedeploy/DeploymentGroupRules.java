package bluegreen.embedded.codedeploy;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AlarmsLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOption;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStyle;
import software.amazon.awssdk.services.codedeploy.model.DeploymentType;
import software.amazon.awssdk.services.codedeploy.model.InvalidAlarmConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidAutoRollbackConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStyleException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRoleException;
import software.amazon.awssdk.services.codedeploy.model.RoleRequiredException;

/** What a deployment group's settings must satisfy; what is not given gets its default. */
final class DeploymentGroupRules {
  private static final int MOST_ALARMS = 10;
  private static final DeploymentStyle STYLE =
      DeploymentStyle.builder()
          .deploymentType(DeploymentType.BLUE_GREEN)
          .deploymentOption(DeploymentOption.WITH_TRAFFIC_CONTROL)
          .build();

  private DeploymentGroupRules() {}

  static String role(@Nullable String arn) {
    if (arn == null || arn.isEmpty()) {
      throw RoleRequiredException.builder().message("The service role ARN is required.").build();
    }
    if (!arn.matches("arn:aws[\\w-]*:iam::\\d{12}:role/.+")) {
      throw InvalidRoleException.builder()
          .message("The service role ARN is not valid: " + arn)
          .build();
    }
    return arn;
  }

  static AlarmConfiguration alarms(@Nullable AlarmConfiguration alarms) {
    if (alarms == null) {
      return AlarmConfiguration.builder().enabled(false).ignorePollAlarmFailure(false).build();
    }
    if (alarms.alarms().size() > MOST_ALARMS) {
      throw AlarmsLimitExceededException.builder()
          .message("A deployment group can have at most " + MOST_ALARMS + " alarms.")
          .build();
    }
    boolean enabled = Boolean.TRUE.equals(alarms.enabled());
    if (enabled && alarms.alarms().isEmpty()) {
      throw invalidAlarms("The alarm configuration is enabled but has no alarms.");
    }
    if (alarms.alarms().stream().anyMatch(a -> a.name() == null || a.name().isBlank())) {
      throw invalidAlarms("Every alarm needs a name.");
    }
    return alarms.toBuilder()
        .enabled(enabled)
        .ignorePollAlarmFailure(Boolean.TRUE.equals(alarms.ignorePollAlarmFailure()))
        .build();
  }

  static AutoRollbackConfiguration rollback(@Nullable AutoRollbackConfiguration rollback) {
    if (rollback == null) {
      return AutoRollbackConfiguration.builder().enabled(false).build();
    }
    if (Boolean.TRUE.equals(rollback.enabled()) && rollback.events().isEmpty()) {
      throw InvalidAutoRollbackConfigException.builder()
          .message("Automatic rollback is enabled but no event is listed.")
          .build();
    }
    if (rollback.events().contains(AutoRollbackEvent.UNKNOWN_TO_SDK_VERSION)) {
      throw InvalidAutoRollbackConfigException.builder()
          .message("There is no such rollback event: " + rollback.eventsAsStrings())
          .build();
    }
    return rollback;
  }

  static DeploymentStyle style(@Nullable DeploymentStyle style) {
    if (style != null && !style.equals(STYLE)) {
      throw InvalidDeploymentStyleException.builder()
          .message(
              "For Lambda deployment groups, the deployment type must be BLUE_GREEN and the"
                  + " deployment option WITH_TRAFFIC_CONTROL.")
          .build();
    }
    return STYLE;
  }

  private static RuntimeException invalidAlarms(String message) {
    return InvalidAlarmConfigException.builder().message(message).build();
  }
}
