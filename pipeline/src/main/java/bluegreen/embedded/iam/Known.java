package bluegreen.embedded.iam;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a request's resources can only be found with.
 *
 * @param groupOfDeployment the deployment group of a deployment's id
 * @param configurationOfGroup the deployment configuration that a group has by default
 */
public record Known(
    Function<String, Optional<Group>> groupOfDeployment,
    Function<Group, Optional<String>> configurationOfGroup) {
  /** A deployment group. */
  public record Group(String application, String name) {}
}
