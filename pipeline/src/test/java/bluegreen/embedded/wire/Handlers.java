package bluegreen.embedded.wire;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsResponse;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** A few operations of each service, with just enough behind them to see what arrives. */
final class Handlers {
  static final Instant THEN = Instant.parse("2026-03-01T12:34:56.789Z");

  private Handlers() {}

  /** Has every operation that a client has. */
  static Object of(Class<?> client, UnaryOperator<@Nullable SdkPojo> answers) {
    return Proxy.newProxyInstance(
        client.getClassLoader(),
        new Class<?>[] {client},
        (proxy, method, arguments) -> answers.apply((SdkPojo) arguments[0]));
  }

  /** Lambda: what an alias's name says happens. */
  static final class Functions {
    public GetAliasResponse getAlias(GetAliasRequest request) {
      return switch (request.name()) {
        case "missing" ->
            throw ResourceNotFoundException.builder().message("No such alias").type("User").build();
        case "busy" -> throw ResourceConflictException.builder().message("In progress").build();
        case "stale" -> throw PreconditionFailedException.builder().message("Changed").build();
        case "throttled" ->
            throw TooManyRequestsException.builder()
                .message("Rate exceeded")
                .reason(ThrottleReason.CALLER_RATE_LIMIT_EXCEEDED)
                .retryAfterSeconds("1")
                .build();
        case "broken" -> throw new IllegalStateException("a secret");
        default ->
            GetAliasResponse.builder()
                .name(request.name())
                .description(request.functionName())
                .functionVersion("1")
                .routingConfig(r -> r.additionalVersionWeights(Map.of("2", 0.1)))
                .build();
      };
    }

    public DeleteAliasResponse deleteAlias(DeleteAliasRequest request) {
      return DeleteAliasResponse.builder().build();
    }

    public PublishVersionResponse publishVersion(PublishVersionRequest request) {
      return PublishVersionResponse.builder().version("7").build();
    }
  }

  /** Lambda's Invoke, which takes until {@link #release} if the payload says so. */
  static final class Invoker {
    private final CountDownLatch released = new CountDownLatch(1);
    final CountDownLatch waiting = new CountDownLatch(1);

    public InvokeResponse invoke(InvokeRequest request) {
      if (request.payload().asUtf8String().equals("\"wait\"")) {
        await();
      }
      return InvokeResponse.builder()
          .statusCode(200)
          .executedVersion("1")
          .logResult(request.logType() == LogType.TAIL ? "UkVQT1JU" : null)
          .functionError(request.payload().asUtf8String().equals("\"fail\"") ? "Unhandled" : null)
          .payload(request.payload())
          .build();
    }

    void release() {
      released.countDown();
    }

    private void await() {
      waiting.countDown();
      try {
        if (!released.await(10, TimeUnit.SECONDS)) {
          throw new IllegalStateException("never released");
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** CodeDeploy, which has one deployment, {@code d-1}. */
  static final class Deployments {
    public GetDeploymentResponse getDeployment(GetDeploymentRequest request) {
      if (!request.deploymentId().equals("d-1")) {
        throw DeploymentDoesNotExistException.builder()
            .message("The deployment " + request.deploymentId() + " could not be found")
            .build();
      }
      return GetDeploymentResponse.builder()
          .deploymentInfo(
              info ->
                  info.deploymentId("d-1").status(DeploymentStatus.IN_PROGRESS).createTime(THEN))
          .build();
    }

    public ListDeploymentsResponse listDeployments(ListDeploymentsRequest request) {
      return ListDeploymentsResponse.builder().deployments("d-1").build();
    }

    public StopDeploymentResponse stopDeployment(StopDeploymentRequest request) {
      if (request.deploymentId().equals("d-1")) {
        throw DeploymentAlreadyCompletedException.builder().message("Over").build();
      }
      return StopDeploymentResponse.builder().build();
    }
  }

  /** CloudWatch, which keeps what is put. */
  static final class Alarms {
    final List<PutMetricDataRequest> put = new ArrayList<>();

    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
      return DescribeAlarmsResponse.builder()
          .metricAlarms(
              MetricAlarm.builder()
                  .alarmName("<errors> & more")
                  .threshold(0.5)
                  .stateValue("OK")
                  .stateUpdatedTimestamp(THEN)
                  .build())
          .build();
    }

    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
      String id = request.metricDataQueries().getFirst().id();
      return GetMetricDataResponse.builder()
          .metricDataResults(
              MetricDataResult.builder()
                  .id(id)
                  .timestamps(request.startTime())
                  .values(1.5)
                  .label("l")
                  .build())
          .build();
    }

    public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
      put.add(request);
      return PutMetricDataResponse.builder().build();
    }

    public SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
      if (request.alarmName().equals("unknown")) {
        throw software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException.builder()
            .message("Unknown alarm")
            .build();
      }
      return SetAlarmStateResponse.builder().build();
    }
  }

  /** ECR, which has one repository, {@code lotto}. */
  static final class Images {
    public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
      if (!request.repositoryName().equals("lotto")) {
        throw RepositoryNotFoundException.builder().message("No such repository").build();
      }
      return DescribeImagesResponse.builder()
          .imageDetails(
              ImageDetail.builder()
                  .imageDigest("sha256:1")
                  .imageTags("good")
                  .imagePushedAt(THEN)
                  .imageSizeInBytes(5_000_000_000L)
                  .build())
          .build();
    }
  }
}
