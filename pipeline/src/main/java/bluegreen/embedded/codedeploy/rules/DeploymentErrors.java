package bluegreen.embedded.codedeploy.rules;

import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentIdException;
import software.amazon.awssdk.services.codedeploy.model.InvalidDeploymentStatusException;
import software.amazon.awssdk.services.codedeploy.model.InvalidFileExistsBehaviorException;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionIdException;
import software.amazon.awssdk.services.codedeploy.model.InvalidLifecycleEventHookExecutionStatusException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRevisionException;
import software.amazon.awssdk.services.codedeploy.model.InvalidTimeRangeException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.RevisionDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.RevisionRequiredException;
import software.amazon.awssdk.services.codedeploy.model.UnsupportedActionForDeploymentTypeException;

/** CodeDeploy's errors about deployments, their targets, hooks and revisions. */
public final class DeploymentErrors {
  private DeploymentErrors() {}

  public static AwsServiceException deploymentIdRequired() {
    return Errors.error(DeploymentIdRequiredException.builder(), "The deployment id is required.");
  }

  public static AwsServiceException invalidDeploymentId(String id) {
    return Errors.error(
        InvalidDeploymentIdException.builder(),
        "The deployment id must look like d-A1B2C3D4E, not: " + id);
  }

  public static AwsServiceException deploymentNotFound(String id) {
    return Errors.error(
        DeploymentDoesNotExistException.builder(), "The deployment " + id + " could not be found");
  }

  public static AwsServiceException deploymentNotStarted(String id) {
    return Errors.error(
        DeploymentNotStartedException.builder(), "The deployment " + id + " has not started.");
  }

  public static AwsServiceException deploymentCompleted(String id) {
    return Errors.error(
        DeploymentAlreadyCompletedException.builder(),
        "The deployment " + id + " has already completed.");
  }

  public static AwsServiceException targetIdRequired() {
    return Errors.error(
        DeploymentTargetIdRequiredException.builder(), "The target id is required.");
  }

  public static AwsServiceException targetNotFound(String id) {
    return Errors.error(
        DeploymentTargetDoesNotExistException.builder(), "The deployment has no target " + id);
  }

  public static AwsServiceException groupIsBusy(String group, String deployment) {
    return Errors.error(
        DeploymentLimitExceededException.builder(),
        "The Deployment Group '"
            + group
            + "' already has an active Deployment '"
            + deployment
            + "'");
  }

  public static AwsServiceException neverContinued() {
    return Errors.error(
        UnsupportedActionForDeploymentTypeException.builder(),
        "Lambda deployments never wait for ContinueDeployment.");
  }

  public static AwsServiceException fileExistsBehavior() {
    return Errors.error(
        InvalidFileExistsBehaviorException.builder(),
        "For Lambda and ECS deployment, fileExistsBehavior can not be specified");
  }

  public static AwsServiceException hookStatus(String status) {
    return Errors.error(
        InvalidLifecycleEventHookExecutionStatusException.builder(),
        "The status of a hook must be Succeeded or Failed, not " + status);
  }

  public static AwsServiceException hookUnknown(String executionId) {
    return Errors.error(
        InvalidLifecycleEventHookExecutionIdException.builder(),
        "The lifecycle event hook execution id " + executionId + " is not valid.");
  }

  public static AwsServiceException hookCompleted() {
    return Errors.error(
        LifecycleEventAlreadyCompletedException.builder(),
        "The lifecycle event has already completed.");
  }

  public static AwsServiceException revisionRequired() {
    return Errors.error(RevisionRequiredException.builder(), "A revision is required.");
  }

  public static AwsServiceException invalidRevision(String message) {
    return Errors.error(InvalidRevisionException.builder(), message);
  }

  public static AwsServiceException revisionNotFound(String revision) {
    return Errors.error(RevisionDoesNotExistException.builder(), "No revision found: " + revision);
  }

  public static AwsServiceException deploymentStatus(List<String> statuses) {
    return Errors.error(
        InvalidDeploymentStatusException.builder(), "Unknown deployment status: " + statuses);
  }

  public static AwsServiceException timeRange() {
    return Errors.error(
        InvalidTimeRangeException.builder(), "The end of the time range is before its start.");
  }
}
