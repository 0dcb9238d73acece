package bluegreen.embedded.codedeploy.rules;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.codedeploy.model.AlarmsLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigInUseException;
import software.amazon.awssdk.services.codedeploy.model.InvalidAlarmConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidAutoRollbackConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidComputePlatformException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentConfigNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStyleException;
import software.amazon.awssdk.services.codedeploy.model.InvalidMinimumHealthyHostValueException;
import software.amazon.awssdk.services.codedeploy.model.InvalidOperationException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRoleException;
import software.amazon.awssdk.services.codedeploy.model.InvalidTrafficRoutingConfigurationException;
import software.amazon.awssdk.services.codedeploy.model.InvalidZonalDeploymentConfigurationException;
import software.amazon.awssdk.services.codedeploy.model.RoleRequiredException;

/** CodeDeploy's errors about settings of groups and configurations. */
public final class SettingErrors {
  private SettingErrors() {}

  public static AwsServiceException computePlatform(ComputePlatform platform) {
    return Errors.error(
        InvalidComputePlatformException.builder(),
        "The embedded CodeDeploy deploys to Lambda only, not to "
            + platform
            + ". Set computePlatform to Lambda.");
  }

  public static AwsServiceException roleRequired() {
    return Errors.error(RoleRequiredException.builder(), "The service role ARN is required.");
  }

  public static AwsServiceException invalidRole(String arn) {
    return Errors.error(
        InvalidRoleException.builder(), "The service role ARN is not valid: " + arn);
  }

  public static AwsServiceException tooManyAlarms(int most) {
    return Errors.error(
        AlarmsLimitExceededException.builder(),
        "A deployment group can have at most " + most + " alarms.");
  }

  public static AwsServiceException invalidAlarms(String message) {
    return Errors.error(InvalidAlarmConfigException.builder(), message);
  }

  public static AwsServiceException invalidRollback(String message) {
    return Errors.error(InvalidAutoRollbackConfigException.builder(), message);
  }

  public static AwsServiceException deploymentStyle() {
    return Errors.error(
        InvalidDeploymentStyleException.builder(),
        "For Lambda deployment groups, the deployment type must be BLUE_GREEN and the deployment"
            + " option WITH_TRAFFIC_CONTROL.");
  }

  public static AwsServiceException invalidRouting(String message) {
    return Errors.error(InvalidTrafficRoutingConfigurationException.builder(), message);
  }

  public static AwsServiceException minimumHealthyHosts() {
    return Errors.error(
        InvalidMinimumHealthyHostValueException.builder(),
        "Lambda deployments do not support minimumHealthyHosts.");
  }

  public static AwsServiceException zonalConfiguration() {
    return Errors.error(
        InvalidZonalDeploymentConfigurationException.builder(),
        "Lambda deployments do not support zonalConfig.");
  }

  public static AwsServiceException reservedConfigurationName(String name) {
    return Errors.error(
        InvalidDeploymentConfigNameException.builder(),
        "The prefix CodeDeployDefault. is reserved: " + name);
  }

  public static AwsServiceException configurationInUse(String name) {
    return Errors.error(
        DeploymentConfigInUseException.builder(),
        "A deployment group uses the deployment configuration " + name);
  }

  public static AwsServiceException predefinedConfiguration(String name) {
    return Errors.error(
        InvalidOperationException.builder(),
        "Predefined deployment configurations can't be deleted: " + name);
  }
}
