package bluegreen.embedded.codedeploy.deployment;

import java.util.Map;
import java.util.Optional;

/**
 * The content of an AppSpec file: which alias to move from which version to which.
 *
 * @param hooks hook functions by the name of their life cycle event
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

  /** Whether the target version equals the current one. */
  boolean isStandstill() {
    return currentVersion.equals(targetVersion);
  }

  /** A shift to another version, without hooks. */
  public AppSpec to(String version) {
    return new AppSpec(function, alias, currentVersion, version, Map.of());
  }

  /** The reverse shift, without hooks. */
  AppSpec reversed() {
    return new AppSpec(function, alias, targetVersion, currentVersion, Map.of());
  }
}
