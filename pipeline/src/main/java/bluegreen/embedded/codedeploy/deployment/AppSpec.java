package bluegreen.embedded.codedeploy.deployment;

import java.util.Map;
import java.util.Optional;

/**
 * What an AppSpec file asks for: an alias moved from one version of a function to another.
 *
 * @param hooks the function that is invoked at a life cycle event, by the event's name
 */
public record AppSpec(
    String function,
    String alias,
    String currentVersion,
    String targetVersion,
    Map<String, String> hooks) {
  public AppSpec {
    hooks = Map.copyOf(hooks);
  }

  Optional<String> hook(String event) {
    return Optional.ofNullable(hooks.get(event));
  }

  /** Whether the target version is the current one. */
  boolean isStandstill() {
    return currentVersion.equals(targetVersion);
  }

  /** The shift back, without hooks. */
  AppSpec reversed() {
    return new AppSpec(function, alias, targetVersion, currentVersion, Map.of());
  }
}
