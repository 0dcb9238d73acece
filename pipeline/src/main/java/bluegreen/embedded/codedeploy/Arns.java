package bluegreen.embedded.codedeploy;

import bluegreen.embedded.model.Account;

/** The ARNs of CodeDeploy's resources. */
record Arns(Account account) {
  String application(String name) {
    return account.arn("codedeploy", "application:" + name);
  }

  String group(String application, String name) {
    return account.arn("codedeploy", "deploymentgroup:" + application + "/" + name);
  }

  String prefix() {
    return account.arn("codedeploy", "");
  }
}
