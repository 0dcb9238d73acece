package bluegreen.release;

/**
 * A CloudWatch alarm that guards the deployment group.
 *
 * @param name its name
 * @param state what it says now
 * @param reason why, in CloudWatch's words
 */
public record Alarm(String name, State state, String reason) {

  /** What an alarm says; {@code MISSING} if the group names an alarm that doesn't exist. */
  public enum State {
    OK,
    ALARM,
    INSUFFICIENT_DATA,
    MISSING
  }

  public boolean firing() {
    return state == State.ALARM;
  }
}
