package bluegreen.embedded.codedeploy.rules;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.ApplicationNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.ArnNotSupportedException;
import software.amazon.awssdk.services.codedeploy.model.BatchLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupAlreadyExistsException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupNameRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DescriptionTooLongException;
import software.amazon.awssdk.services.codedeploy.model.InvalidApplicationNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidArnException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentConfigNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentGroupNameException;
import software.amazon.awssdk.services.codedeploy.model.InvalidNextTokenException;
import software.amazon.awssdk.services.codedeploy.model.ResourceArnRequiredException;
import software.amazon.awssdk.services.codedeploy.model.TagRequiredException;

/**
 * CodeDeploy's errors about names and tags of resources, and lists. The texts are AWS's where those
 * are known.
 */
public final class Errors {
  private static final String NAME =
      " must have 1 to 100 letters, digits or any of ._+=,@- and not be: ";

  private Errors() {}

  public static AwsServiceException applicationNameRequired() {
    return error(ApplicationNameRequiredException.builder(), "The application name is required.");
  }

  public static AwsServiceException invalidApplicationName(String name) {
    return error(InvalidApplicationNameException.builder(), "An application name" + NAME + name);
  }

  public static AwsServiceException applicationNotFound(String name) {
    return error(
        ApplicationDoesNotExistException.builder(), "No application found for name: " + name);
  }

  public static AwsServiceException applicationExists(String name) {
    return error(
        ApplicationAlreadyExistsException.builder(),
        "Application already exists with the name: " + name);
  }

  public static AwsServiceException groupNameRequired() {
    return error(
        DeploymentGroupNameRequiredException.builder(), "The deployment group name is required.");
  }

  public static AwsServiceException invalidGroupName(String name) {
    return error(
        InvalidDeploymentGroupNameException.builder(), "A deployment group name" + NAME + name);
  }

  public static AwsServiceException groupNotFound(String name) {
    return error(
        DeploymentGroupDoesNotExistException.builder(),
        "No Deployment Group found for name: " + name);
  }

  public static AwsServiceException groupExists(String name) {
    return error(
        DeploymentGroupAlreadyExistsException.builder(),
        "Deployment group already exists with the name: " + name);
  }

  public static AwsServiceException configurationNameRequired() {
    return error(
        DeploymentConfigNameRequiredException.builder(),
        "The deployment configuration name is required.");
  }

  public static AwsServiceException invalidConfigurationName(String name) {
    return error(
        InvalidDeploymentConfigNameException.builder(),
        "A deployment configuration name" + NAME + name);
  }

  public static AwsServiceException configurationNotFound(String name) {
    return error(
        DeploymentConfigDoesNotExistException.builder(),
        "No Deployment Configuration found for name: " + name);
  }

  public static AwsServiceException configurationExists(String name) {
    return error(
        DeploymentConfigAlreadyExistsException.builder(),
        "Deployment configuration already exists with the name: " + name);
  }

  public static AwsServiceException batchTooLarge(int size, int most) {
    return error(
        BatchLimitExceededException.builder(),
        "At most " + most + " can be asked for at once, not " + size + ".");
  }

  public static AwsServiceException descriptionTooLong(int most) {
    return error(
        DescriptionTooLongException.builder(),
        "A description can have at most " + most + " characters.");
  }

  public static AwsServiceException nextToken(String message) {
    return error(InvalidNextTokenException.builder(), message);
  }

  public static AwsServiceException groupNameRequiredToo() {
    return error(
        DeploymentGroupNameRequiredException.builder(),
        "If applicationName is given, deploymentGroupName must be given, too.");
  }

  public static AwsServiceException arnRequired() {
    return error(ResourceArnRequiredException.builder(), "The ARN is required.");
  }

  public static AwsServiceException invalidArn(String arn) {
    return error(
        InvalidArnException.builder(),
        "The ARN does not name a resource of this account's CodeDeploy: " + arn);
  }

  public static AwsServiceException arnNotSupported(String arn) {
    return error(
        ArnNotSupportedException.builder(),
        "Only applications and deployment groups have tags, not " + arn);
  }

  public static AwsServiceException tagRequired() {
    return error(TagRequiredException.builder(), "At least one tag is required.");
  }

  public static AwsServiceException error(AwsServiceException.Builder builder, String message) {
    return builder.message(message).build();
  }
}
