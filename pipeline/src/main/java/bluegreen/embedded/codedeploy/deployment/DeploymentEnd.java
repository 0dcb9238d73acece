package bluegreen.embedded.codedeploy.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.codedeploy.model.ErrorInformation;

/** How a deployment ended. */
public sealed interface DeploymentEnd {
  /** The alias is where it had to go. */
  record Succeeded() implements DeploymentEnd {}

  /** Something in it went wrong. */
  record Failed(ErrorCode code, String reason) implements DeploymentEnd {}

  /** An alarm of the group fired, or couldn't be read. */
  record StoppedByAlarm(String reason) implements DeploymentEnd {
    static StoppedByAlarm firing(Collection<String> names) {
      return new StoppedByAlarm(
          "One or more alarms have been activated according to the Amazon CloudWatch metrics you"
              + " selected, and the affected deployments have been stopped. Activated alarms: "
              + bracketed(names));
    }

    static StoppedByAlarm unreadable(List<String> names) {
      return new StoppedByAlarm(
          "The deployment was stopped because the state of one or more alarms could not be"
              + " retrieved from Amazon CloudWatch, and ignorePollAlarmFailure is not set."
              + " Alarms: "
              + bracketed(names));
    }

    private static String bracketed(Collection<String> names) {
      return names.stream().map(n -> "<" + n + ">").collect(Collectors.joining(" "));
    }
  }

  /**
   * Someone asked for it.
   *
   * @param rollback whether to roll back, if the request said so
   */
  record StoppedOnRequest(Optional<Boolean> rollback) implements DeploymentEnd {}

  default DeploymentStatus status() {
    return switch (this) {
      case Succeeded() -> DeploymentStatus.SUCCEEDED;
      case Failed failed -> DeploymentStatus.FAILED;
      case StoppedByAlarm stopped -> DeploymentStatus.STOPPED;
      case StoppedOnRequest stopped -> DeploymentStatus.STOPPED;
    };
  }

  default Optional<ErrorInformation> error() {
    return switch (this) {
      case Succeeded() -> Optional.empty();
      case Failed(ErrorCode code, String reason) -> error(code, reason);
      case StoppedByAlarm(String reason) -> error(ErrorCode.ALARM_ACTIVE, reason);
      case StoppedOnRequest stopped ->
          error(ErrorCode.MANUAL_STOP, "The deployment was stopped by a StopDeployment request.");
    };
  }

  /** Whether it is rolled back, given the events for which the deployment asks for that. */
  default boolean rollsBack(Collection<AutoRollbackEvent> events) {
    return switch (this) {
      case Succeeded() -> false;
      case Failed failed -> events.contains(AutoRollbackEvent.DEPLOYMENT_FAILURE);
      case StoppedByAlarm stopped -> events.contains(AutoRollbackEvent.DEPLOYMENT_STOP_ON_ALARM);
      case StoppedOnRequest(Optional<Boolean> rollback) ->
          rollback.orElse(events.contains(AutoRollbackEvent.DEPLOYMENT_STOP_ON_REQUEST));
    };
  }

  private static Optional<ErrorInformation> error(ErrorCode code, String reason) {
    return Optional.of(ErrorInformation.builder().code(code).message(reason).build());
  }
}
