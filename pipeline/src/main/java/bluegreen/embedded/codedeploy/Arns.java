package bluegreen.embedded.codedeploy;

import bluegreen.embedded.model.Account;

/** The ARNs of CodeDeploy's resources. */
record Arns(Account account) {
  String application(String name) {
    return prefix() + "application:" + name;
  }

  String group(String application, String name) {
    return prefix() + "deploymentgroup:" + application + "/" + name;
  }

  String prefix() {
    return "arn:aws:codedeploy:" + account.region() + ":" + account.id() + ":";
  }
}
