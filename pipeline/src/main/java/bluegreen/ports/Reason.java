package bluegreen.ports;

import bluegreen.ports.evidence.Failure;
import bluegreen.verdict.Verdict;
import java.util.List;
import java.util.Optional;

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
   * CodeDeploy stopped the deployment because alarms fired, but for the errors of the version that
   * served: the one coming in had none.
   *
   * @param alarms their names
   * @param blue what was seen of the version that served
   * @param green what was seen of the one coming in
   */
  record BlueFailed(List<String> alarms, Traffic blue, Traffic green) implements Reason {
    public BlueFailed {
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
   * Green answered worse than blue at the same time.
   *
   * @param verdict how much worse, and how sure that is
   * @param failure how it failed most often, if that is known
   */
  record JudgedWorse(Verdict.Worse verdict, Optional<Failure> failure) implements Reason {}

  /**
   * Too little was seen of green, and the release was to be rolled back then.
   *
   * @param verdict what was seen, and what was missing
   */
  record TooLittleSeen(Verdict.Inconclusive verdict) implements Reason {}

  /**
   * The version served all traffic, and the public URL failed.
   *
   * @param seen what was seen there
   */
  record PublicUrlFailed(String seen) implements Reason {}

  /**
   * Somebody asked for the rollback.
   *
   * @param by who, and why
   */
  record Requested(String by) implements Reason {}
}
