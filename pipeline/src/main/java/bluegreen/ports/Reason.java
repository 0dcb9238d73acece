package bluegreen.ports;

import java.util.List;

/** Why a deployment did not succeed, or a version was rolled back. */
public sealed interface Reason {
  /**
   * CodeDeploy stopped the deployment because alarms fired.
   *
   * @param alarms their names, empty if CodeDeploy doesn't say
   * @param text in CodeDeploy's words
   */
  record AlarmFired(List<String> alarms, String text) implements Reason {
    public AlarmFired {
      alarms = List.copyOf(alarms);
    }
  }

  /**
   * CodeDeploy failed the deployment.
   *
   * @param code CodeDeploy's error code, such as {@code HOOK_EXECUTION_FAILURE}
   * @param text in CodeDeploy's words
   */
  record DeploymentFailed(String code, String text) implements Reason {}

  /**
   * Somebody stopped the deployment.
   *
   * @param text in CodeDeploy's words, empty if it has none
   */
  record DeploymentStopped(String text) implements Reason {}

  /**
   * Somebody asked for the rollback.
   *
   * @param by who, and why
   */
  record Requested(String by) implements Reason {}
}
