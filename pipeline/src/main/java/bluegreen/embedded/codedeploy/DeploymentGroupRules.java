package bluegreen.embedded.codedeploy;

import bluegreen.embedded.codedeploy.rules.SettingErrors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOption;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStyle;
import software.amazon.awssdk.services.codedeploy.model.DeploymentType;

/** Checks the settings of a deployment group, and fills in defaults. */
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
      throw SettingErrors.roleRequired();
    }
    if (!arn.matches("arn:aws[\\w-]*:iam::\\d{12}:role/.+")) {
      throw SettingErrors.invalidRole(arn);
    }
    return arn;
  }

  static AlarmConfiguration alarms(@Nullable AlarmConfiguration alarms) {
    if (alarms == null) {
      return AlarmConfiguration.builder().enabled(false).ignorePollAlarmFailure(false).build();
    }
    if (alarms.alarms().size() > MOST_ALARMS) {
      throw SettingErrors.tooManyAlarms(MOST_ALARMS);
    }
    boolean enabled = Boolean.TRUE.equals(alarms.enabled());
    if (enabled && alarms.alarms().isEmpty()) {
      throw SettingErrors.invalidAlarms("The alarm configuration is enabled but has no alarms.");
    }
    if (alarms.alarms().stream().anyMatch(a -> a.name() == null || a.name().isBlank())) {
      throw SettingErrors.invalidAlarms("Every alarm needs a name.");
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
      throw SettingErrors.invalidRollback("Automatic rollback is enabled but no event is listed.");
    }
    if (rollback.events().contains(AutoRollbackEvent.UNKNOWN_TO_SDK_VERSION)) {
      throw SettingErrors.invalidRollback("Unknown rollback event: " + rollback.eventsAsStrings());
    }
    return rollback;
  }

  static DeploymentStyle style(@Nullable DeploymentStyle style) {
    if (style != null && !style.equals(STYLE)) {
      throw SettingErrors.deploymentStyle();
    }
    return STYLE;
  }
}
