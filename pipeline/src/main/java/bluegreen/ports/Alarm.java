package bluegreen.ports;

import java.util.Set;

/**
 * A CloudWatch alarm that guards the deployment group.
 *
 * @param name its name
 * @param state what it says now
 * @param reason why, in CloudWatch's words
 * @param versions those that it looks at, each by itself; none if it looks at all that the alias
 *     does, or at something else
 */
public record Alarm(String name, State state, String reason, Set<String> versions) {
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

  /** Whether it judges one version, and can be aimed at another. */
  public boolean aimed() {
    return versions.size() == 1;
  }
}
