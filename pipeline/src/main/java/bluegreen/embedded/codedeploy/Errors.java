package bluegreen.embedded.codedeploy;

import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.codedeploy.model.AlarmsLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.ArnNotSupportedException;
import software.amazon.awssdk.services.codedeploy.model.BatchLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigInUseException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DescriptionTooLongException;
import software.amazon.awssdk.services.codedeploy.model.InvalidAlarmConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidApplicationNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidArnException;
import software.amazon.awssdk.services.codedeploy.model.InvalidAutoRollbackConfigException;
import software.amazon.awssdk.services.codedeploy.model.InvalidComputePlatformException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentConfigNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentGroupNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentIdException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStatusException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStyleException;
import software.amazon.awssdk.services.codedeploy.model.InvalidFileExistsBehaviorException;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionIdException;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionStatusException;
import software.amazon.awssdk.services.codedeploy.model.InvalidMinimumHealthyHostValueException;
import software.amazon.awssdk.services.codedeploy.model.InvalidNextTokenException;
import software.amazon.awssdk.services.codedeploy.model.InvalidOperationException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRevisionException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRoleException;
import software.amazon.awssdk.services.codedeploy.model.InvalidTimeRangeException;
import software.amazon.awssdk.services.codedeploy.model.InvalidTrafficRoutingConfigurationException;
import software.amazon.awssdk.services.codedeploy.model.InvalidZonalDeploymentConfigurationException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.ResourceArnRequiredException;
import software.amazon.awssdk.services.codedeploy.model.RevisionDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.RevisionRequiredException;
import software.amazon.awssdk.services.codedeploy.model.RoleRequiredException;
import software.amazon.awssdk.services.codedeploy.model.TagRequiredException;
import software.amazon.awssdk.services.codedeploy.model.UnsupportedActionForDeploymentTypeException;

/** CodeDeploy's errors. The texts are AWS's where those are known. */
final class Errors {
  private static final String NAME =
      " must have 1 to 100 letters, digits or any of ._+=,@- and not be: ";

  private Errors() {}

  static AwsServiceException applicationNameRequired() {
    return error(ApplicationNameRequiredException.builder(), "The application name is required.");
  }

  static AwsServiceException invalidApplicationName(String name) {
    return error(InvalidApplicationNameException.builder(), "An application name" + NAME + name);
  }

  static AwsServiceException applicationNotFound(String name) {
    return error(
        ApplicationDoesNotExistException.builder(), "No application found for name: " + name);
  }

  static AwsServiceException applicationExists(String name) {
    return error(
        ApplicationAlreadyExistsException.builder(),
        "Application already exists with the name: " + name);
  }

  static AwsServiceException groupNameRequired() {
    return error(
        DeploymentGroupNameRequiredException.builder(), "The deployment group name is required.");
  }

  static AwsServiceException invalidGroupName(String name) {
    return error(
        InvalidDeploymentGroupNameException.builder(), "A deployment group name" + NAME + name);
  }

  static AwsServiceException groupNotFound(String name) {
    return error(
        DeploymentGroupDoesNotExistException.builder(),
        "No Deployment Group found for name: " + name);
  }

  static AwsServiceException groupExists(String name) {
    return error(
        DeploymentGroupAlreadyExistsException.builder(),
        "Deployment group already exists with the name: " + name);
  }

  static AwsServiceException configurationNameRequired() {
    return error(
        DeploymentConfigNameRequiredException.builder(),
        "The deployment configuration name is required.");
  }

  static AwsServiceException invalidConfigurationName(String name) {
    return error(
        InvalidDeploymentConfigNameException.builder(),
        "A deployment configuration name" + NAME + name);
  }

  static AwsServiceException reservedConfigurationName(String name) {
    return error(
        InvalidDeploymentConfigNameException.builder(),
        "The prefix CodeDeployDefault. is reserved: " + name);
  }

  static AwsServiceException configurationNotFound(String name) {
    return error(
        DeploymentConfigDoesNotExistException.builder(),
        "No Deployment Configuration found for name: " + name);
  }

  static AwsServiceException configurationExists(String name) {
    return error(
        DeploymentConfigAlreadyExistsException.builder(),
        "Deployment configuration already exists with the name: " + name);
  }

  static AwsServiceException configurationInUse(String name) {
    return error(
        DeploymentConfigInUseException.builder(),
        "A deployment group uses the deployment configuration " + name);
  }

  static AwsServiceException predefinedConfiguration(String name) {
    return error(
        InvalidOperationException.builder(),
        "Predefined deployment configurations can't be deleted: " + name);
  }

  static AwsServiceException deploymentIdRequired() {
    return error(DeploymentIdRequiredException.builder(), "The deployment id is required.");
  }

  static AwsServiceException invalidDeploymentId(String id) {
    return error(
        InvalidDeploymentIdException.builder(),
        "The deployment id must look like d-A1B2C3D4E, not: " + id);
  }

  static AwsServiceException deploymentNotFound(String id) {
    return error(
        DeploymentDoesNotExistException.builder(), "The deployment " + id + " could not be found");
  }

  static AwsServiceException deploymentNotStarted(String id) {
    return error(
        DeploymentNotStartedException.builder(), "The deployment " + id + " has not started.");
  }

  static AwsServiceException deploymentCompleted(String id) {
    return error(
        DeploymentAlreadyCompletedException.builder(),
        "The deployment " + id + " has already completed.");
  }

  static AwsServiceException targetIdRequired() {
    return error(DeploymentTargetIdRequiredException.builder(), "The target id is required.");
  }

  static AwsServiceException targetNotFound(String id) {
    return error(
        DeploymentTargetDoesNotExistException.builder(), "The deployment has no target " + id);
  }

  static AwsServiceException groupIsBusy(String group, String deployment) {
    return error(
        DeploymentLimitExceededException.builder(),
        "The Deployment Group '"
            + group
            + "' already has an active Deployment '"
            + deployment
            + "'");
  }

  static AwsServiceException neverContinued() {
    return error(
        UnsupportedActionForDeploymentTypeException.builder(),
        "Lambda deployments never wait for ContinueDeployment.");
  }

  static AwsServiceException fileExistsBehavior() {
    return error(
        InvalidFileExistsBehaviorException.builder(),
        "For Lambda and ECS deployment, fileExistsBehavior can not be specified");
  }

  static AwsServiceException hookStatus(String status) {
    return error(
        InvalidLifecycleEventHookExecutionStatusException.builder(),
        "The status of a hook must be Succeeded or Failed, not " + status);
  }

  static AwsServiceException hookUnknown(String executionId) {
    return error(
        InvalidLifecycleEventHookExecutionIdException.builder(),
        "The lifecycle event hook execution id " + executionId + " is not valid.");
  }

  static AwsServiceException hookCompleted() {
    return error(
        LifecycleEventAlreadyCompletedException.builder(),
        "The lifecycle event has already completed.");
  }

  static AwsServiceException revisionRequired() {
    return error(RevisionRequiredException.builder(), "A revision is required.");
  }

  static AwsServiceException invalidRevision(String message) {
    return error(InvalidRevisionException.builder(), message);
  }

  static AwsServiceException revisionNotFound(String sha256) {
    return error(
        RevisionDoesNotExistException.builder(), "No revision found with the sha256 " + sha256);
  }

  static AwsServiceException computePlatform(ComputePlatform platform) {
    return error(
        InvalidComputePlatformException.builder(),
        "The embedded CodeDeploy deploys to Lambda only, not to "
            + platform
            + ". Set computePlatform to Lambda.");
  }

  static AwsServiceException roleRequired() {
    return error(RoleRequiredException.builder(), "The service role ARN is required.");
  }

  static AwsServiceException invalidRole(String arn) {
    return error(InvalidRoleException.builder(), "The service role ARN is not valid: " + arn);
  }

  static AwsServiceException tooManyAlarms(int most) {
    return error(
        AlarmsLimitExceededException.builder(),
        "A deployment group can have at most " + most + " alarms.");
  }

  static AwsServiceException invalidAlarms(String message) {
    return error(InvalidAlarmConfigException.builder(), message);
  }

  static AwsServiceException invalidRollback(String message) {
    return error(InvalidAutoRollbackConfigException.builder(), message);
  }

  static AwsServiceException deploymentStyle() {
    return error(
        InvalidDeploymentStyleException.builder(),
        "For Lambda deployment groups, the deployment type must be BLUE_GREEN and the deployment"
            + " option WITH_TRAFFIC_CONTROL.");
  }

  static AwsServiceException invalidRouting(String message) {
    return error(InvalidTrafficRoutingConfigurationException.builder(), message);
  }

  static AwsServiceException minimumHealthyHosts() {
    return error(
        InvalidMinimumHealthyHostValueException.builder(),
        "Lambda deployments do not support minimumHealthyHosts.");
  }

  static AwsServiceException zonalConfiguration() {
    return error(
        InvalidZonalDeploymentConfigurationException.builder(),
        "Lambda deployments do not support zonalConfig.");
  }

  static AwsServiceException batchTooLarge(int size, int most) {
    return error(
        BatchLimitExceededException.builder(),
        "At most " + most + " can be asked for at once, not " + size + ".");
  }

  static AwsServiceException descriptionTooLong(int most) {
    return error(
        DescriptionTooLongException.builder(),
        "A description can have at most " + most + " characters.");
  }

  static AwsServiceException deploymentStatus(List<String> statuses) {
    return error(
        InvalidDeploymentStatusException.builder(), "Unknown deployment status: " + statuses);
  }

  static AwsServiceException timeRange() {
    return error(
        InvalidTimeRangeException.builder(), "The end of the time range is before its start.");
  }

  static AwsServiceException nextToken(String message) {
    return error(InvalidNextTokenException.builder(), message);
  }

  static AwsServiceException groupNameRequiredToo() {
    return error(
        DeploymentGroupNameRequiredException.builder(),
        "If applicationName is given, deploymentGroupName must be given, too.");
  }

  static AwsServiceException arnRequired() {
    return error(ResourceArnRequiredException.builder(), "The ARN is required.");
  }

  static AwsServiceException invalidArn(String arn) {
    return error(
        InvalidArnException.builder(),
        "The ARN does not name a resource of this account's CodeDeploy: " + arn);
  }

  static AwsServiceException arnNotSupported(String arn) {
    return error(
        ArnNotSupportedException.builder(),
        "Only applications and deployment groups have tags, not " + arn);
  }

  static AwsServiceException tagRequired() {
    return error(TagRequiredException.builder(), "At least one tag is required.");
  }

  private static AwsServiceException error(AwsServiceException.Builder builder, String message) {
    return builder.message(message).build();
  }
}
