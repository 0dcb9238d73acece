package bluegreen.ports;

import java.util.Set;

/**
 * A CloudWatch alarm that guards the deployment group.
 *
 * @param name its name
 * @param state its state
 * @param reason why, in CloudWatch's words
 * @param versions those that it watches one by one; none if it watches the whole alias or something
 *     else
 */
public record Alarm(String name, State state, String reason, Set<VersionNumber> versions) {
  public Alarm {
    versions = Set.copyOf(versions);
  }

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

  /** Whether it watches one version, and can be pointed at another. */
  public boolean watchesOneVersion() {
    return versions.size() == 1;
  }
}
