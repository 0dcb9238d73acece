package bluegreen.it;

import bluegreen.world.Credentials;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOption;
import software.amazon.awssdk.services.codedeploy.model.DeploymentType;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.PackageType;

/** A second function of the same images, which no public asks. */
final class StagingFunction {
  static final String FUNCTION = "lotto-staging";

  private static final String ALIAS = "live";

  private final Map<String, String> environment;

  private StagingFunction(Map<String, String> environment) {
    this.environment = environment;
  }

  static void create(Map<String, String> environment, String image) {
    StagingFunction staging = new StagingFunction(environment);
    staging.function(image);
    staging.alarm();
    staging.delivery();
  }

  private void function(String image) {
    try (LambdaClient lambda = at(LambdaClient.builder()).build()) {
      lambda.createFunction(
          f ->
              f.functionName(FUNCTION)
                  .packageType(PackageType.IMAGE)
                  .code(c -> c.imageUri(image))
                  .role("arn:aws:iam::123456789012:role/lotto")
                  .memorySize(512)
                  .timeout(10)
                  .publish(true)
                  .tags(
                      Map.of(
                          "bluegreen:application",
                          FUNCTION,
                          "bluegreen:version-header",
                          "X-Lotto-Version")));
      lambda.waiter().waitUntilFunctionActiveV2(f -> f.functionName(FUNCTION));
      lambda.createAlias(a -> a.functionName(FUNCTION).name(ALIAS).functionVersion("1"));
    }
  }

  private void alarm() {
    try (CloudWatchClient cloudWatch = at(CloudWatchClient.builder()).build()) {
      cloudWatch.putMetricAlarm(
          a ->
              a.alarmName(FUNCTION)
                  .namespace("AWS/Lambda")
                  .metricName("Errors")
                  .dimensions(
                      Dimension.builder().name("FunctionName").value(FUNCTION).build(),
                      Dimension.builder().name("Resource").value(FUNCTION + ":" + ALIAS).build())
                  .statistic(Statistic.SUM)
                  .period(60)
                  .evaluationPeriods(1)
                  .threshold(1.0)
                  .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                  .treatMissingData("notBreaching"));
    }
  }

  private void delivery() {
    try (CodeDeployClient codeDeploy = at(CodeDeployClient.builder()).build()) {
      codeDeploy.createApplication(
          a -> a.applicationName(FUNCTION).computePlatform(ComputePlatform.LAMBDA));
      codeDeploy.createDeploymentGroup(
          g ->
              g.applicationName(FUNCTION)
                  .deploymentGroupName(ALIAS)
                  .deploymentConfigName("CodeDeployDefault.LambdaCanary10Percent5Minutes")
                  .serviceRoleArn("arn:aws:iam::123456789012:role/codedeploy")
                  .deploymentStyle(
                      s ->
                          s.deploymentType(DeploymentType.BLUE_GREEN)
                              .deploymentOption(DeploymentOption.WITH_TRAFFIC_CONTROL))
                  .alarmConfiguration(
                      a -> a.enabled(true).alarms(Alarm.builder().name(FUNCTION).build()))
                  .autoRollbackConfiguration(
                      r ->
                          r.enabled(true)
                              .events(
                                  AutoRollbackEvent.DEPLOYMENT_FAILURE,
                                  AutoRollbackEvent.DEPLOYMENT_STOP_ON_ALARM,
                                  AutoRollbackEvent.DEPLOYMENT_STOP_ON_REQUEST)));
    }
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B at(B builder) {
    return builder
        .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL")))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(Credentials.of(environment))
        .httpClient(UrlConnectionHttpClient.create());
  }
}
