package bluegreen.rehearsal.model;

/** What a deployment works with. */
record DeploymentServices(
    Timeline timeline,
    Account account,
    Aliases aliases,
    Alarms alarms,
    HookInvoker hooks,
    DeploymentPace pace) {}
