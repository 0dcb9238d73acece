package bluegreen.ports;

import java.time.Instant;
import java.util.Optional;

/**
 * A CodeDeploy deployment: the shift of the alias from blue to green, or the way back.
 *
 * @param id such as {@code d-ABCDEF123}
 * @param status where it stands
 * @param shift from which version to which, empty if its AppSpec can't be read
 * @param rollbackOf the deployment that this one takes back
 * @param rolledBackBy the deployment that takes this one back
 * @param error why it failed or was stopped, else empty
 * @param rollsBack whether CodeDeploy itself takes it back if it fails or is stopped
 * @param created when
 * @param ended when, if it has
 */
public record Deployment(
    String id,
    Status status,
    Optional<Shift> shift,
    Optional<String> rollbackOf,
    Optional<String> rolledBackBy,
    String error,
    boolean rollsBack,
    Instant created,
    Optional<Instant> ended) {

  /** CodeDeploy's statuses, as far as they make a difference. */
  public enum Status {
    IN_FLIGHT("InProgress"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    STOPPED("Stopped");

    private final String name;

    Status(String name) {
      this.name = name;
    }

    /** As CodeDeploy writes it. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * From which version to which.
   *
   * @param blue the version that served
   * @param green the version coming in
   */
  public record Shift(String blue, String green) {}

  public boolean inFlight() {
    return status == Status.IN_FLIGHT;
  }

  /** Whether CodeDeploy will still move the alias because of this deployment. */
  public boolean rollbackPending() {
    return failed() && rollsBack && rollbackOf.isEmpty();
  }

  /** Whether it ended without success, stopped by whomever. */
  public boolean failed() {
    return status == Status.FAILED || status == Status.STOPPED;
  }

  /** Whether somebody stopped it: an alarm that does so leaves its name. */
  public boolean stoppedByHand() {
    return status == Status.STOPPED && !error.startsWith("ALARM_ACTIVE");
  }

  public boolean brings(String version) {
    return shift.map(s -> s.green().equals(version)).orElse(false);
  }

  public boolean comesFrom(String version) {
    return shift.map(s -> s.blue().equals(version)).orElse(false);
  }
}
