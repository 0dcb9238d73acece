package bluegreen.it;

import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.model.DirectClient;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What an embedded AWS has recorded of the lotto function, as far as a release reads it. */
final class Recorded {
  private static final String FUNCTION = "lotto";
  private static final String ALIAS = "live";

  private Recorded() {}

  /** All of it as text: two texts are equal if nothing has happened between them. */
  static String by(EmbeddedAws aws) {
    return aws.timeline().call(() -> String.join("\n", all(aws)));
  }

  private static List<String> all(EmbeddedAws aws) {
    List<String> all = new ArrayList<>();
    var timeline = aws.timeline();
    lambda(DirectClient.of(LambdaClient.class, timeline, aws.lambda().operations()), all);
    codeDeploy(
        DirectClient.of(CodeDeployClient.class, timeline, aws.codeDeploy().operations()), all);
    alarms(DirectClient.of(CloudWatchClient.class, timeline, aws.cloudWatch().operations()), all);
    return all;
  }

  private static void lambda(LambdaClient lambda, List<String> all) {
    all.add(lambda.getFunctionConfiguration(f -> f.functionName(FUNCTION)).toString());
    all.add(lambda.listVersionsByFunction(v -> v.functionName(FUNCTION)).versions().toString());
    all.add(lambda.listAliases(a -> a.functionName(FUNCTION)).aliases().toString());
    all.add(lambda.getFunction(f -> f.functionName(FUNCTION)).tags().toString());
  }

  private static void codeDeploy(CodeDeployClient codeDeploy, List<String> all) {
    all.add(
        codeDeploy
            .getDeploymentGroup(g -> g.applicationName(FUNCTION).deploymentGroupName(ALIAS))
            .deploymentGroupInfo()
            .toString());
    for (String id :
        codeDeploy
            .listDeployments(d -> d.applicationName(FUNCTION).deploymentGroupName(ALIAS))
            .deployments()) {
      DeploymentInfo deployment =
          codeDeploy.getDeployment(d -> d.deploymentId(id)).deploymentInfo();
      all.add(deployment.toString());
      if (deployment.startTime() != null) {
        all.add(
            codeDeploy
                .getDeploymentTarget(t -> t.deploymentId(id).targetId(FUNCTION))
                .deploymentTarget()
                .toString());
      }
    }
  }

  private static void alarms(CloudWatchClient cloudWatch, List<String> all) {
    all.add(cloudWatch.describeAlarms(a -> a.alarmNamePrefix(FUNCTION)).metricAlarms().toString());
  }
}
