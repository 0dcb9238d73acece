package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Aliases;
import bluegreen.embedded.model.Shared;

/** What a deployment needs of its surroundings. */
public record DeploymentServices(
    Shared shared, Aliases aliases, HookInvoker hooks, DeploymentPace pace) {
  /** The same services, as far as {@code role} may use them. */
  public DeploymentServices as(ServiceRole role) {
    return new DeploymentServices(shared, role.aliases(aliases), hooks.as(role), pace);
  }
}
