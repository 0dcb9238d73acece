package bluegreen.embedded.codedeploy;

import bluegreen.rehearsal.model.Account;
import bluegreen.rehearsal.model.Alarms;
import bluegreen.rehearsal.model.Aliases;
import bluegreen.rehearsal.model.Timeline;

/** What a deployment works with. */
record DeploymentServices(
    Timeline timeline,
    Account account,
    Aliases aliases,
    Alarms alarms,
    HookInvoker hooks,
    DeploymentPace pace) {}
