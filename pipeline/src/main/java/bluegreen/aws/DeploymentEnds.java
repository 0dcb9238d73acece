package bluegreen.aws;

import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Reason;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.codedeploy.model.ErrorInformation;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;

/** Reads how a deployment ended, and how it is related to rollbacks. */
final class DeploymentEnds {
  /** CodeDeploy names the alarms at the end of its sentence, {@code <a> <b>}, and nowhere else. */
  private static final String NAMED = "Activated alarms:";

  private static final Pattern ALARM = Pattern.compile("<([^<>]+)>");

  private DeploymentEnds() {}

  static Status status(DeploymentInfo info) {
    return switch (info.status()) {
      case SUCCEEDED -> new Status.Succeeded();
      case FAILED, STOPPED -> new Status.Unsuccessful(reason(info));
      case CREATED, QUEUED, IN_PROGRESS, BAKING, READY, UNKNOWN_TO_SDK_VERSION ->
          new Status.InFlight();
    };
  }

  private static Reason reason(DeploymentInfo info) {
    ErrorInformation error = info.errorInformation();
    String text = error == null || error.message() == null ? "" : error.message();
    if (error != null && error.code() == ErrorCode.ALARM_ACTIVE) {
      return new Reason.AlarmFired(alarms(text), text);
    }
    if (info.status() == DeploymentStatus.STOPPED) {
      return new Reason.DeploymentStopped(text);
    }
    return new Reason.DeploymentFailed(
        error == null || error.codeAsString() == null ? "no error code" : error.codeAsString(),
        text);
  }

  private static List<String> alarms(String text) {
    int names = text.indexOf(NAMED);
    return names < 0
        ? List.of()
        : ALARM.matcher(text.substring(names)).results().map(found -> found.group(1)).toList();
  }

  static Rollback rollback(DeploymentInfo info) {
    RollbackInfo rollback = info.rollbackInfo();
    if (rollback != null && rollback.rollbackTriggeringDeploymentId() != null) {
      return new Rollback.Of(rollback.rollbackTriggeringDeploymentId());
    }
    if (rollback != null && rollback.rollbackDeploymentId() != null) {
      return new Rollback.Started(rollback.rollbackDeploymentId());
    }
    boolean automatic =
        info.autoRollbackConfiguration() != null
            && Boolean.TRUE.equals(info.autoRollbackConfiguration().enabled());
    return automatic ? new Rollback.Automatic() : new Rollback.Disabled();
  }
}
