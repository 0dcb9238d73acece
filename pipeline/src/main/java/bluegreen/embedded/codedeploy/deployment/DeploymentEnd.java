package bluegreen.embedded.codedeploy.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.codedeploy.model.ErrorInformation;

/** How a deployment ended. */
public sealed interface DeploymentEnd {
  /** All traffic is on the target version. */
  record Succeeded() implements DeploymentEnd {}

  /** The deployment failed. */
  record Failed(ErrorCode code, String reason) implements DeploymentEnd {}

  /** An alarm of the group fired, or could not be read. */
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

  /** A StopDeployment request stopped the deployment. */
  record StoppedOnRequest(WithRollback rollback) implements DeploymentEnd {}

  /** Whether a StopDeployment request asks for a rollback. */
  enum WithRollback {
    YES,
    NO,
    /** The request does not say, so the deployment's configuration decides. */
    AS_CONFIGURED;

    /** Converts {@code autoRollbackEnabled}, which is optional. */
    public static WithRollback of(@Nullable Boolean autoRollbackEnabled) {
      if (autoRollbackEnabled == null) {
        return AS_CONFIGURED;
      }
      return autoRollbackEnabled ? YES : NO;
    }
  }

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

  /** Whether {@code configuration} rolls back a deployment after this end. */
  default boolean rollsBack(AutoRollbackConfiguration configuration) {
    return switch (this) {
      case Succeeded() -> false;
      case Failed failed -> covers(configuration, AutoRollbackEvent.DEPLOYMENT_FAILURE);
      case StoppedByAlarm stopped ->
          covers(configuration, AutoRollbackEvent.DEPLOYMENT_STOP_ON_ALARM);
      case StoppedOnRequest(WithRollback rollback) ->
          switch (rollback) {
            case YES -> true;
            case NO -> false;
            case AS_CONFIGURED ->
                covers(configuration, AutoRollbackEvent.DEPLOYMENT_STOP_ON_REQUEST);
          };
    };
  }

  private static boolean covers(AutoRollbackConfiguration configuration, AutoRollbackEvent event) {
    return Boolean.TRUE.equals(configuration.enabled()) && configuration.events().contains(event);
  }

  private static Optional<ErrorInformation> error(ErrorCode code, String reason) {
    return Optional.of(ErrorInformation.builder().code(code).message(reason).build());
  }
}
