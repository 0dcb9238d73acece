package bluegreen.embedded.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.needs.Need;
import bluegreen.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS CLI and boto3, unmodified, where they are installed. */
@Needs(Need.AWS_CLI)
class CliTest {
  private final TestAws aws = new TestAws();
  @TempDir private Path directory;

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void lambda_gets_an_alias() throws Exception {
    assertThat(cli("lambda get-alias --function-name lotto --name live --query RoutingConfig"))
        .contains("\"2\": 0.1");
  }

  @Test
  void lambda_invokes_with_a_payload_and_the_log() throws Exception {
    Path answer = directory.resolve("answer");

    String head =
        cli(
            "lambda invoke --function-name lotto:live --log-type Tail"
                + " --payload {\"a\":1} "
                + answer);

    assertThat(head).contains("\"LogResult\": \"UkVQT1JU\"", "\"ExecutedVersion\": \"1\"");
    assertThat(answer).hasContent("{\"a\":1}");
  }

  @Test
  void code_deploy_answers() throws Exception {
    assertThat(cli("deploy get-deployment --deployment-id d-1"))
        .contains("\"status\": \"InProgress\"", "\"createTime\": \"2026-03-01T12:34:56.789");
    assertThat(cli("deploy list-deployments")).contains("\"d-1\"");
  }

  @Test
  void cloud_watch_answers() throws Exception {
    assertThat(cli("cloudwatch describe-alarms"))
        .contains("\"AlarmName\": \"<errors> & more\"", "\"Threshold\": 0.5");
    assertThat(
            cli(
                "cloudwatch get-metric-data --start-time 2026-03-01T00:00:00Z"
                    + " --end-time 2026-03-01T01:00:00Z --metric-data-queries Id=m1,Expression=1"))
        .contains("\"Id\": \"m1\"", "1.5", "2026-03-01T00:00:00");
    assertThat(
            cli(
                "cloudwatch put-metric-data --namespace n --metric-name m --value 2.5"
                    + " --dimensions a=b --timestamp 2026-03-01T00:00:00Z"))
        .isEmpty();
    assertThat(aws.alarms.put.getFirst().metricData().getFirst().value()).isEqualTo(2.5);
  }

  @Test
  void ecr_answers() throws Exception {
    assertThat(cli("ecr describe-images --repository-name lotto"))
        .contains("\"imageDigest\": \"sha256:1\"", "5000000000");
  }

  @Test
  void boto_knows_answers_and_errors() throws Exception {
    String program =
        """
        try:
            import boto3
        except ImportError:
            exit("boto3 is absent")
        cw = boto3.client("cloudwatch")
        print(cw.describe_alarms()["MetricAlarms"][0]["StateUpdatedTimestamp"].isoformat())
        cw.put_metric_data(Namespace="n", MetricData=[{"MetricName": "m", "Value": 1}] * 900)
        try:
            cw.set_alarm_state(AlarmName="unknown", StateValue="OK", StateReason="r")
        except cw.exceptions.ResourceNotFound as e:
            print(e.response["Error"]["Code"], e.response["Error"]["QueryErrorCode"])
        fn = boto3.client("lambda")
        print(fn.invoke(FunctionName="f", Payload=b'"fail"')["FunctionError"])
        try:
            fn.get_alias(FunctionName="f", Name="stale")
        except fn.exceptions.PreconditionFailedException as e:
            print(e.response["ResponseMetadata"]["HTTPStatusCode"])
        cd = boto3.client("codedeploy")
        try:
            cd.get_deployment(deploymentId="d-2")
        except cd.exceptions.DeploymentDoesNotExistException as e:
            print(e.response["Error"]["Message"])
        """;

    String printed = run(List.of("python3", "-c", program));

    assertThat(printed.lines())
        .containsExactly(
            "2026-03-01T12:34:56.789000+00:00",
            "ResourceNotFound ResourceNotFound",
            "Unhandled",
            "412",
            "The deployment d-2 could not be found");
    assertThat(aws.alarms.put.getFirst().metricData()).hasSize(900);
  }

  private String cli(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("aws"));
    command.addAll(List.of(arguments.split(" ", -1)));
    return run(command);
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AWS_ENDPOINT_URL", aws.endpoint());
    builder.environment().put("AWS_REGION", "eu-central-1");
    builder.environment().put("AWS_DEFAULT_REGION", "eu-central-1");
    builder.environment().put("AWS_ACCESS_KEY_ID", "made");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "up");
    builder.environment().put("AWS_MAX_ATTEMPTS", "1");
    builder.environment().put("AWS_CONFIG_FILE", config().toString());
    Process process = builder.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  /** Has all versions of the CLI take payloads as they are and print times alike. */
  private Path config() throws IOException {
    return Files.writeString(
        directory.resolve("config"),
        """
        [default]
        cli_binary_format = raw-in-base64-out
        cli_timestamp_format = iso8601
        """);
  }
}
