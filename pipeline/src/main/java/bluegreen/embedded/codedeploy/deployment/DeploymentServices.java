package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Aliases;
import bluegreen.embedded.model.Shared;

/** What a deployment works with. */
public record DeploymentServices(
    Shared shared, Aliases aliases, HookInvoker hooks, DeploymentPace pace) {}
