package bluegreen.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** The SDK for Java, unmodified, over HTTP. */
class SdkTest {
  private final TestAws aws = new TestAws();

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void lambda_answers_with_what_was_asked_for() {
    GetAliasResponse alias = aws.lambda().getAlias(r -> r.functionName("lotto").name("live"));

    assertThat(alias.name()).isEqualTo("live");
    assertThat(alias.description()).isEqualTo("lotto");
    assertThat(alias.routingConfig().additionalVersionWeights()).containsEntry("2", 0.1);
    assertThat(alias.responseMetadata().requestId()).hasSize(36);
  }

  @Test
  void a_function_is_named_by_its_arn_too() {
    String arn = "arn:aws:lambda:eu-central-1:123456789012:function:lotto";

    assertThat(aws.lambda().getAlias(r -> r.functionName(arn).name("live")).description())
        .isEqualTo(arn);
  }

  @Test
  void statuses_are_those_of_the_api() {
    LambdaClient lambda = aws.lambda();

    assertThat(
            lambda.deleteAlias(r -> r.functionName("f").name("a")).sdkHttpResponse().statusCode())
        .isEqualTo(204);
    assertThat(lambda.publishVersion(r -> r.functionName("f")).sdkHttpResponse().statusCode())
        .isEqualTo(201);
  }

  @Test
  void an_invocation_carries_its_payload_as_it_is() {
    SdkBytes payload = SdkBytes.fromUtf8String("{\"a\":\"é\"}");

    InvokeResponse answer =
        aws.lambda().invoke(r -> r.functionName("f").payload(payload).logType(LogType.TAIL));

    assertThat(answer.payload()).isEqualTo(payload);
    assertThat(answer.logResult()).isEqualTo("UkVQT1JU");
    assertThat(answer.executedVersion()).isEqualTo("1");
    assertThat(answer.functionError()).isNull();
  }

  @Test
  void an_invocation_does_not_hold_up_the_rest() throws InterruptedException {
    CompletableFuture<InvokeResponse> waiting =
        CompletableFuture.supplyAsync(
            () ->
                aws.lambda()
                    .invoke(r -> r.functionName("f").payload(SdkBytes.fromUtf8String("\"wait\""))));
    aws.invoker.waiting.await();

    aws.lambda().getAlias(r -> r.functionName("f").name("live"));
    aws.invoker.release();

    assertThat(waiting.join().statusCode()).isEqualTo(200);
  }

  @Test
  void lambdas_errors_are_typed() {
    AwsServiceException missing = error("missing");

    assertThat(missing).isInstanceOf(ResourceNotFoundException.class);
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.awsErrorDetails().errorMessage()).isEqualTo("No such alias");
    assertThat(((ResourceNotFoundException) missing).type()).isEqualTo("User");
    assertThat(missing.requestId()).hasSize(36);
    assertThat(error("busy")).isInstanceOf(ResourceConflictException.class);
    assertThat(error("busy").statusCode()).isEqualTo(409);
    assertThat(error("stale")).isInstanceOf(PreconditionFailedException.class);
    assertThat(error("stale").statusCode()).isEqualTo(412);
    assertThat(aws.calls).hasSize(10); // none of them was tried again
  }

  @Test
  void a_throttle_is_tried_again() {
    AwsServiceException throttled = error("throttled");

    assertThat(throttled).isInstanceOf(TooManyRequestsException.class);
    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(throttled.isThrottlingException()).isTrue();
    assertThat(((TooManyRequestsException) throttled).reasonAsString())
        .isEqualTo("CallerRateLimitExceeded");
    assertThat(((TooManyRequestsException) throttled).retryAfterSeconds()).isEqualTo("1");
    assertThat(aws.calls).hasSize(6);
  }

  @Test
  void what_breaks_inside_is_a_500_that_tells_nothing() {
    AwsServiceException broken = error("broken");

    assertThat(broken).isInstanceOf(ServiceException.class);
    assertThat(broken.statusCode()).isEqualTo(500);
    assertThat(broken).hasMessageNotContaining("secret").hasMessageContaining(broken.requestId());
    assertThat(aws.logged).hasSize(3).last().asString().contains(broken.requestId(), "a secret");
  }

  @Test
  void an_operation_that_is_not_served_is_named() {
    assertThatThrownBy(() -> aws.lambda().listFunctions())
        .isInstanceOf(LambdaException.class)
        .hasMessageContaining("ListFunctions isn't served here")
        .hasMessageContaining("GetAlias");
    assertThatThrownBy(() -> aws.codeDeploy().listApplications())
        .hasMessageContaining("ListApplications isn't served here");
    assertThatThrownBy(() -> aws.cloudWatch().listDashboards())
        .hasMessageContaining("ListDashboards isn't served here");
    assertThatThrownBy(() -> aws.lambda().listLayers())
        .hasMessageContaining("GET /2018-10-31/layers isn't served here");
  }

  @Test
  void code_deploy_answers() {
    var info = aws.codeDeploy().getDeployment(r -> r.deploymentId("d-1")).deploymentInfo();

    assertThat(info.status()).isEqualTo(DeploymentStatus.IN_PROGRESS);
    assertThat(info.createTime()).isEqualTo(Handlers.THEN);
  }

  @Test
  void code_deploys_errors_are_typed() {
    assertThatThrownBy(() -> aws.codeDeploy().getDeployment(r -> r.deploymentId("d-2")))
        .isInstanceOfSatisfying(
            DeploymentDoesNotExistException.class, e -> assertThat(e.statusCode()).isEqualTo(400))
        .hasMessageContaining("The deployment d-2 could not be found");
    assertThatThrownBy(() -> aws.codeDeploy().stopDeployment(r -> r.deploymentId("d-1")))
        .isInstanceOf(DeploymentAlreadyCompletedException.class);
    assertThatThrownBy(() -> aws.codeDeploy().getDeployment(r -> r.deploymentId(null)))
        .hasMessageContaining("Value null at 'deploymentId'");
  }

  @Test
  void cloud_watch_answers() {
    CloudWatchClient cloudWatch = aws.cloudWatch();

    var alarm = cloudWatch.describeAlarms().metricAlarms().getFirst();
    var data =
        cloudWatch.getMetricData(
            r ->
                r.startTime(Handlers.THEN)
                    .endTime(Handlers.THEN)
                    .metricDataQueries(MetricDataQuery.builder().id("m1").expression("1").build()));

    assertThat(alarm.alarmName()).isEqualTo("<errors> & more");
    assertThat(alarm.stateUpdatedTimestamp()).isEqualTo(Handlers.THEN);
    assertThat(data.metricDataResults().getFirst().id()).isEqualTo("m1");
    assertThat(data.metricDataResults().getFirst().timestamps()).containsExactly(Handlers.THEN);
    assertThat(data.metricDataResults().getFirst().values()).containsExactly(1.5);
  }

  @Test
  void many_metrics_come_compressed() {
    MetricDatum datum = MetricDatum.builder().metricName("m").value(1.0).build();

    aws.cloudWatch()
        .putMetricData(r -> r.namespace("n").metricData(Collections.nCopies(1000, datum)));

    assertThat(aws.alarms.put.getFirst().metricData()).hasSize(1000).containsOnly(datum);
  }

  @Test
  void cloud_watchs_errors_are_typed() {
    assertThatThrownBy(
            () ->
                aws.cloudWatch()
                    .setAlarmState(
                        r -> r.alarmName("unknown").stateReason("r").stateValue(StateValue.OK)))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(404);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound");
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Unknown alarm");
              assertThat(e.requestId()).hasSize(36);
            });
  }

  @Test
  void ecr_answers() {
    var image = aws.ecr().describeImages(r -> r.repositoryName("lotto")).imageDetails().getFirst();

    assertThat(image.imagePushedAt()).isEqualTo(Handlers.THEN);
    assertThat(image.imageSizeInBytes()).isEqualTo(5_000_000_000L);
    assertThatThrownBy(() -> aws.ecr().describeImages(r -> r.repositoryName("other")))
        .isInstanceOf(RepositoryNotFoundException.class);
  }

  @Test
  void a_value_that_the_model_does_not_know_is_refused() {
    assertThatThrownBy(() -> aws.lambda().invoke(r -> r.functionName("f").logType("Everything")))
        .hasMessageContaining("Value 'Everything' at 'X-Amz-Log-Type'")
        .hasMessageContaining("[None, Tail]");
  }

  private AwsServiceException error(String alias) {
    return catchThrowableOfType(
        AwsServiceException.class,
        () -> aws.lambda().getAlias(r -> r.functionName("f").name(alias)));
  }
}
