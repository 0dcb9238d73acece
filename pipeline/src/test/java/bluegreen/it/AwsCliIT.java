package bluegreen.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.it.Program.Ended;
import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A release by hand with AWS CLI and boto3, where they are installed. */
@Needs(Need.AWS_CLI)
@Timeout(180)
class AwsCliIT {
  /** A five-minute canary takes half a second. */
  private static final int SPEED = 600;

  /** At this speed nine seconds: long enough to be stopped. */
  private static final String SLOW = "CodeDeployDefault.LambdaLinear10PercentEvery10Minutes";

  private static final String CANARY = "CodeDeployDefault.LambdaCanary10Percent5Minutes";
  private static final String FUNCTION = " --function-name lotto";

  @TempDir private Path folder;
  private LocalAws local;

  @BeforeEach
  void boot() throws IOException, InterruptedException {
    local = LocalAws.boot(SPEED);
    // Has all versions of the CLI take payloads as they are.
    Path config = folder.resolve("config");
    Files.writeString(config, "[default]\ncli_binary_format = raw-in-base64-out\n");
    local.environment().put("AWS_CONFIG_FILE", config.toString());
    local.environment().put("AWS_PAGER", "");
  }

  @AfterEach
  void close() {
    if (local != null) {
      local.close();
    }
  }

  @Test
  void the_alias_is_read_and_invoked_with_its_log() throws Exception {
    Path answer = folder.resolve("answer.json");

    JsonNode alias = aws("lambda get-alias --name live" + FUNCTION);
    JsonNode invoked =
        aws(
            "lambda invoke --qualifier live --log-type Tail --payload"
                + " {\"httpMethod\":\"GET\",\"path\":\"/\"}"
                + FUNCTION
                + " --query {status:StatusCode,version:ExecutedVersion,log:LogResult} "
                + answer);

    assertThat(alias.at("/FunctionVersion").asString()).isEqualTo("1");
    assertThat(invoked.at("/status").asInt()).isEqualTo(200);
    assertThat(invoked.at("/version").asString()).isEqualTo("1");
    assertThat(new String(invoked.at("/log").binaryValue(), UTF_8))
        .contains("START RequestId", "REPORT RequestId");
    assertThat(parse(Files.readString(answer)).at("/statusCode").asInt()).isEqualTo(200);
  }

  @Test
  void a_deployment_by_hand_releases_the_good_version() throws Exception {
    String version = publish("good");

    String id = deploy("1", version, CANARY);
    JsonNode target = targetOf(id);
    aws("deploy wait deployment-successful --deployment-id " + id);

    assertThat(target.at("/lambdaFunctionInfo/targetVersion").asString()).isEqualTo(version);
    assertThat(target.at("/lifecycleEvents/1/lifecycleEventName").asString())
        .isEqualTo("AllowTraffic");
    JsonNode deployment = aws("deploy get-deployment --deployment-id " + id);
    assertThat(deployment.at("/deploymentInfo/status").asString()).isEqualTo("Succeeded");
    JsonNode alias = aws("lambda get-alias --name live" + FUNCTION);
    assertThat(alias.at("/FunctionVersion").asString()).isEqualTo(version);
  }

  @Test
  void a_stopped_deployment_is_rolled_back() throws Exception {
    String id = deploy("1", publish("good"), SLOW);

    JsonNode stopped = aws("deploy stop-deployment --auto-rollback-enabled --deployment-id " + id);

    assertThat(stopped.at("/status").asString()).isIn("Pending", "Succeeded");
    JsonNode info = aws("deploy get-deployment --deployment-id " + id).at("/deploymentInfo");
    assertThat(info.at("/status").asString()).isEqualTo("Stopped");
    String rollback = info.at("/rollbackInfo/rollbackDeploymentId").asString();
    aws("deploy wait deployment-successful --deployment-id " + rollback);
    JsonNode alias = aws("lambda get-alias --name live" + FUNCTION);
    assertThat(alias.at("/FunctionVersion").asString()).isEqualTo("1");
    assertThat(alias.at("/RoutingConfig/AdditionalVersionWeights").isEmpty()).isTrue();
  }

  @Test
  void a_deployment_with_an_appspec_in_yaml_is_reported_and_rolled_back(@TempDir Path folder)
      throws Exception {
    String version = publish("good");
    String spec =
        """
        version: 0.0
        Resources:
          - lotto:
              Type: AWS::Lambda::Function
              Properties:
                Name: "lotto"
                Alias: "live"
                CurrentVersion: "1"
                TargetVersion: "%s"
        """
            .formatted(version);
    Path input = folder.resolve("deployment.json");
    Files.writeString(
        input,
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "applicationName",
                    "lotto",
                    "deploymentGroupName",
                    "live",
                    "deploymentConfigName",
                    SLOW,
                    "revision",
                    revision(spec))));
    aws("deploy create-deployment --cli-input-json file://" + input);

    Ended status = local.run("status --function lotto");
    Ended rollback = local.run("rollback --function lotto");

    assertThat(status.out()).containsPattern("deployment  d-\\w+ 1 → " + version + " at ");
    assertThat(rollback.code()).as("%s", rollback).isZero();
    assertThat(rollback.out()).contains("No longer serving: version " + version);
    assertThat(local.serves()).isEqualTo("version 1");
  }

  @Test
  void alarms_metrics_and_images_are_read() throws Exception {
    JsonNode alarms = aws("cloudwatch describe-alarms --alarm-names lotto-live-errors");
    JsonNode metrics =
        aws(
            "cloudwatch get-metric-data --start-time 2026-01-01T00:00:00Z"
                + " --end-time 2026-01-01T01:00:00Z --metric-data-queries "
                + "[{\"Id\":\"m1\",\"MetricStat\":{\"Metric\":{\"Namespace\":\"AWS/Lambda\","
                + "\"MetricName\":\"Errors\"},\"Period\":60,\"Stat\":\"Sum\"}}]");
    JsonNode images = aws("ecr describe-images --repository-name lotto");

    assertThat(alarms.at("/MetricAlarms/0/StateValue").asString()).isEqualTo("OK");
    assertThat(metrics.at("/MetricDataResults/0/Id").asString()).isEqualTo("m1");
    assertThat(metrics.at("/MetricDataResults/0/Values").isEmpty()).isTrue();
    assertThat(images.at("/imageDetails").size()).isEqualTo(3);
  }

  @Test
  void an_operation_that_is_not_served_is_refused_by_name() throws Exception {
    Ended ended = run("lambda list-layers");

    assertThat(ended.code()).isNotZero();
    assertThat(ended.err()).contains("An error occurred (", "ListLayers");
  }

  @Test
  @Needs(Need.BOTO3)
  void boto3_works_unmodified() throws Exception {
    String program =
        """
        import boto3
        alias = boto3.client("lambda").get_alias(FunctionName="lotto", Name="live")
        print(alias["FunctionVersion"])
        group = boto3.client("codedeploy").get_deployment_group(
            applicationName="lotto", deploymentGroupName="live")["deploymentGroupInfo"]
        print(group["deploymentConfigName"])
        for page in boto3.client("cloudwatch").get_paginator("describe_alarms").paginate():
            print([alarm["StateValue"] for alarm in page["MetricAlarms"]])
        for page in boto3.client("ecr").get_paginator("list_images").paginate(repositoryName="lotto"):
            print(sorted(image["imageTag"] for image in page["imageIds"]))
        """;

    Ended ended = Program.run(local.environment(), List.of("python3", "-c", program));

    assertThat(ended.outLines())
        .as("%s", ended)
        .containsExactly("1", CANARY, "['OK', 'OK']", "['bad', 'first', 'good']");
  }

  /** Publishes an image of the repository as a version, as a script would. */
  private String publish(String tag) throws InterruptedException {
    String uri =
        aws("ecr describe-repositories --repository-names lotto")
            .at("/repositories/0/repositoryUri")
            .asString();
    aws("lambda update-function-code --image-uri " + uri + ":" + tag + FUNCTION);
    aws("lambda wait function-updated" + FUNCTION);
    String version = aws("lambda publish-version" + FUNCTION).at("/Version").asString();
    aws("lambda wait function-active-v2 --qualifier " + version + FUNCTION);
    return version;
  }

  private String deploy(String blue, String green, String configuration)
      throws InterruptedException {
    String spec =
        """
        {"version":0.0,"Resources":[{"lotto":{"Type":"AWS::Lambda::Function","Properties":\
        {"Name":"lotto","Alias":"live","CurrentVersion":"%s","TargetVersion":"%s"}}}]}\
        """
            .formatted(blue, green);
    String revision = JsonMapper.shared().writeValueAsString(revision(spec));
    return aws("deploy create-deployment --application-name lotto --deployment-group-name live"
            + " --deployment-config-name "
            + configuration
            + " --revision "
            + revision)
        .at("/deploymentId")
        .asString();
  }

  private static Map<String, Object> revision(String spec) {
    return Map.of("revisionType", "AppSpecContent", "appSpecContent", Map.of("content", spec));
  }

  private JsonNode targetOf(String deployment) throws InterruptedException {
    String id =
        aws("deploy list-deployment-targets --deployment-id " + deployment)
            .at("/targetIds/0")
            .asString();
    return aws("deploy get-deployment-target --deployment-id " + deployment + " --target-id " + id)
        .at("/deploymentTarget/lambdaTarget");
  }

  /** Runs the CLI with arguments that are separated by blanks, and reads what it prints. */
  private JsonNode aws(String arguments) throws InterruptedException {
    Ended ended = run(arguments);
    assertThat(ended.code()).as("aws %s: %s", arguments, ended).isZero();
    return parse(ended.out().isEmpty() ? "null" : ended.out());
  }

  private Ended run(String arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("aws", "--output", "json"));
    command.addAll(List.of(arguments.split(" ", -1)));
    return Program.run(local.environment(), command);
  }

  private static JsonNode parse(String json) {
    return JsonMapper.shared().readTree(json);
  }
}
