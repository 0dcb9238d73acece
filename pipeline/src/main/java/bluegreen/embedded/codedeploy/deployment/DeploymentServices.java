package bluegreen.embedded.codedeploy.deployment;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Alarms;
import bluegreen.embedded.model.Aliases;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;

/** What a deployment works with. */
public record DeploymentServices(
    Shared shared, Aliases aliases, Alarms alarms, HookInvoker hooks, DeploymentPace pace) {

  public Timeline timeline() {
    return shared.timeline();
  }

  public Account account() {
    return shared.account();
  }
}
