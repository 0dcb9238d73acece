package bluegreen.rehearsal;

import bluegreen.aws.Tags;
import bluegreen.embedded.AwsSettings;
import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.ecr.Image;
import bluegreen.ports.Origin;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.CreateApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOption;
import software.amazon.awssdk.services.codedeploy.model.DeploymentType;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.PackageType;

/** An embedded AWS with what Terraform would have set up: everything that a release needs. */
public final class Stage {
  private static final String ALIAS = Tags.DEFAULT_ALIAS;

  /** The name of the deployment group. */
  static final String GROUP = ALIAS;

  private static final String FIRST = "first";
  private static final int MINUTE = 60;
  private static final int MANY = 20;
  private static final int MEMORY = 512;
  private static final int TIMEOUT = 10;

  private final Product product;
  private final EmbeddedAws aws;

  private Stage(Product product, EmbeddedAws aws) {
    this.product = product;
    this.aws = aws;
  }

  /**
   * Boots an embedded AWS with version 1 of the function live behind its load balancer.
   *
   * @throws java.io.UncheckedIOException if a port can't be opened; then everything is closed again
   */
  public static EmbeddedAws boot(AwsSettings settings, Product product) {
    return EmbeddedAws.boot(settings, aws -> new Stage(product, aws).set());
  }

  /** The environment variables with which the release tool uses {@code aws}. */
  public static Map<String, String> environment(EmbeddedAws aws) {
    Map<String, String> environment = new TreeMap<>(aws.environment());
    environment.put("BLUEGREEN_URL", aws.url().toString());
    return environment;
  }

  private void set() {
    aws.timeline().run(this::repository);
    images();
    URI url = aws.url();
    aws.timeline()
        .run(
            () -> {
              function(url);
              alarms();
              delivery();
            });
    aws.forward(targetGroup(), aliasArn());
  }

  private String aliasArn() {
    return aws.account().arn("lambda", "function:" + product.function() + ":" + ALIAS);
  }

  private String targetGroup() {
    return aws.account()
        .arn("elasticloadbalancing", "targetgroup/" + product.function() + "/0123456789abcdef");
  }

  private void repository() {
    aws.ecr()
        .repositories()
        .createRepository(
            CreateRepositoryRequest.builder().repositoryName(product.function()).build());
  }

  /** Outside the timeline's lock: to push takes a while. */
  private void images() {
    product.push(aws.ecr(), FIRST);
    product.push(aws.ecr(), "good");
    product.pushFailing(aws.ecr(), "bad", "traffic");
  }

  private void function(URI url) {
    String name = product.function();
    ImageIdentifier first = ImageIdentifier.builder().imageTag(FIRST).build();
    Optional<Image> image = aws.ecr().find(name, first);
    boolean arm =
        image
            .flatMap(Image::config)
            .filter(config -> config.architecture().equals("arm64"))
            .isPresent();
    aws.lambda()
        .functions()
        .createFunction(
            CreateFunctionRequest.builder()
                .functionName(name)
                .packageType(PackageType.IMAGE)
                .code(c -> c.imageUri(aws.ecr().host() + "/" + name + ":" + FIRST))
                .architectures(arm ? Architecture.ARM64 : Architecture.X86_64)
                .role(aws.account().globalArn("iam", "role/" + name))
                .memorySize(MEMORY)
                .timeout(TIMEOUT)
                .description(
                    new Origin(FIRST, image.map(Image::digest).orElseThrow(), "bluegreen local")
                        .description())
                .publish(true)
                .tags(
                    Map.of(
                        Tags.ALIAS, ALIAS,
                        Tags.APPLICATION, name,
                        Tags.GROUP, GROUP,
                        Tags.URL, url + "/",
                        Tags.VERSION_HEADER, Product.VERSION_HEADER))
                .build());
    aws.lambda()
        .aliases()
        .createAlias(
            CreateAliasRequest.builder()
                .functionName(name)
                .name(ALIAS)
                .functionVersion("1")
                .build());
  }

  /**
   * One alarm on the whole alias, which tolerates the usual error rate, and one on one version,
   * which doesn't: a failing canary is diluted in the first and shows in the second.
   */
  private void alarms() {
    Dimension function = dimension("FunctionName", product.function());
    Dimension alias = dimension("Resource", product.function() + ":" + ALIAS);
    alarm("live-errors", MANY, function, alias);
    alarm("canary-errors", 1, function, alias, dimension("ExecutedVersion", "1"));
  }

  private void alarm(String name, double errors, Dimension... dimensions) {
    aws.cloudWatch()
        .alarms()
        .putMetricAlarm(
            PutMetricAlarmRequest.builder()
                .alarmName(alarmName(name))
                .alarmDescription("%.0f or more requests failed in a minute".formatted(errors))
                .namespace("AWS/Lambda")
                .metricName("Errors")
                .dimensions(dimensions)
                .statistic(Statistic.SUM)
                .period(MINUTE)
                .evaluationPeriods(1)
                .threshold(errors)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .treatMissingData("notBreaching")
                .build());
  }

  private void delivery() {
    String name = product.function();
    aws.codeDeploy()
        .applications()
        .createApplication(
            CreateApplicationRequest.builder()
                .applicationName(name)
                .computePlatform(ComputePlatform.LAMBDA)
                .build());
    aws.codeDeploy()
        .groups()
        .createDeploymentGroup(
            CreateDeploymentGroupRequest.builder()
                .applicationName(name)
                .deploymentGroupName(GROUP)
                .deploymentConfigName("CodeDeployDefault.LambdaCanary10Percent5Minutes")
                .serviceRoleArn(aws.account().globalArn("iam", "role/codedeploy"))
                .deploymentStyle(
                    s ->
                        s.deploymentType(DeploymentType.BLUE_GREEN)
                            .deploymentOption(DeploymentOption.WITH_TRAFFIC_CONTROL))
                .alarmConfiguration(
                    a -> a.enabled(true).alarms(guard("live-errors"), guard("canary-errors")))
                .autoRollbackConfiguration(
                    r ->
                        r.enabled(true)
                            .events(
                                AutoRollbackEvent.DEPLOYMENT_FAILURE,
                                AutoRollbackEvent.DEPLOYMENT_STOP_ON_ALARM,
                                AutoRollbackEvent.DEPLOYMENT_STOP_ON_REQUEST))
                .build());
  }

  private Alarm guard(String name) {
    return Alarm.builder().name(alarmName(name)).build();
  }

  private String alarmName(String name) {
    return product.function() + "-" + name;
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
