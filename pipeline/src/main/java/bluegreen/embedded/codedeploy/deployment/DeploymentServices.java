package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Aliases;
import bluegreen.embedded.model.Shared;

/** What a deployment needs of its surroundings. */
public record DeploymentServices(
    Shared shared, Aliases aliases, HookInvoker hooks, DeploymentPace pace) {}
