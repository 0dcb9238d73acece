package bluegreen.ports;

import java.util.Set;

/**
 * A CloudWatch alarm that guards the deployment group.
 *
 * @param name its name
 * @param state its state
 * @param reason why, in CloudWatch's words
 * @param versions those that it judges one by one; none if it watches the whole alias or something
 *     else. Of an alarm that compares two versions: the one that is to be green. Of a composite
 *     alarm: those of its children
 * @param stuck versions of the function that it watches in a way that can't be pointed at others
 */
public record Alarm(
    String name,
    State state,
    String reason,
    Set<VersionNumber> versions,
    Set<VersionNumber> stuck) {
  public Alarm {
    versions = Set.copyOf(versions);
    stuck = Set.copyOf(stuck);
  }

  public Alarm(String name, State state, String reason, Set<VersionNumber> versions) {
    this(name, state, reason, versions, Set.of());
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

  /** Whether it judges one version, alone or compared with another, and can be pointed. */
  public boolean watchesOneVersion() {
    return versions.size() == 1;
  }
}
