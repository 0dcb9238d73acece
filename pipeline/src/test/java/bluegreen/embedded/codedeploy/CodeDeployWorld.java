package bluegreen.embedded.codedeploy;

import bluegreen.embedded.cloudwatch.CloudWatch;
import bluegreen.embedded.codedeploy.deployment.DeploymentPace;
import bluegreen.embedded.codedeploy.deployment.DeploymentServices;
import bluegreen.embedded.codedeploy.deployment.HookInvoker;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.CreateApplicationRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentTargetRequest;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.PutLifecycleEventHookExecutionStatusRequest;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * CodeDeploy with application {@code lotto}, group {@code live} (canary 10 %, 5 minutes; automatic
 * rollback; alarm {@code errors}), and the alias on version 1.
 */
final class CodeDeployWorld {
  static final String CANARY = "CodeDeployDefault.LambdaCanary10Percent5Minutes";
  static final String ROLE = "arn:aws:iam::123456789012:role/codedeploy";
  static final Instant START = Instant.parse("2026-11-22T10:00:30Z");

  final ManualTime time = new ManualTime(START);
  final Timeline timeline = new Timeline(time);
  private final Shared shared =
      new Shared(new Account("123456789012", "eu-central-1"), timeline, Chance.seeded(42));
  final CloudWatch cloudWatch = new CloudWatch(shared);
  final FakeAliases aliases = new FakeAliases(timeline);
  final List<InvokeRequest> invoked = new ArrayList<>();
  final List<Runnable> hookThreads = new ArrayList<>();
  final CodeDeploy codeDeploy =
      new CodeDeploy(
          new DeploymentServices(
              shared,
              aliases,
              cloudWatch,
              new HookInvoker(timeline, this::invoke, hookThreads::add),
              DeploymentPace.AWS));

  CodeDeployWorld() {
    this(g -> {});
  }

  CodeDeployWorld(Consumer<CreateDeploymentGroupRequest.Builder> group) {
    timeline.run(
        () -> {
          codeDeploy
              .applications()
              .createApplication(
                  CreateApplicationRequest.builder()
                      .applicationName("lotto")
                      .computePlatform("Lambda")
                      .build());
          cloudWatch.alarms().putMetricAlarm(alarm("errors"));
          codeDeploy.groups().createDeploymentGroup(group().applyMutation(group).build());
        });
  }

  static CreateDeploymentGroupRequest.Builder group() {
    return CreateDeploymentGroupRequest.builder()
        .applicationName("lotto")
        .deploymentGroupName("live")
        .deploymentConfigName(CANARY)
        .serviceRoleArn(ROLE)
        .alarmConfiguration(a -> a.enabled(true).alarms(Alarm.builder().name("errors").build()))
        .autoRollbackConfiguration(rollbackOn(AutoRollbackEvent.knownValues()));
  }

  static AutoRollbackConfiguration rollbackOn(Collection<AutoRollbackEvent> events) {
    return AutoRollbackConfiguration.builder().enabled(!events.isEmpty()).events(events).build();
  }

  static PutMetricAlarmRequest alarm(String name) {
    return PutMetricAlarmRequest.builder()
        .alarmName(name)
        .namespace("Lotto")
        .metricName("Errors")
        .statistic("Sum")
        .period(60)
        .evaluationPeriods(1)
        .threshold(0.0)
        .comparisonOperator("GreaterThanThreshold")
        .treatMissingData("notBreaching")
        .build();
  }

  static String appSpec(String from, String to, String hooks) {
    return """
    {"version":0.0,"Resources":[{"fn":{"Type":"AWS::Lambda::Function","Properties":{\
    "Name":"lotto","Alias":"live","CurrentVersion":"%s","TargetVersion":"%s"}}}],\
    "Hooks":[%s]}\
    """
        .formatted(from, to, hooks);
  }

  static RevisionLocation revision(String appSpec) {
    return RevisionLocation.builder()
        .revisionType("AppSpecContent")
        .appSpecContent(c -> c.content(appSpec))
        .build();
  }

  /** Starts a deployment from version 1 to 2. */
  String deploy() {
    return deploy(appSpec("1", "2", ""), r -> {});
  }

  String deploy(String appSpec, Consumer<CreateDeploymentRequest.Builder> more) {
    CreateDeploymentRequest request =
        CreateDeploymentRequest.builder()
            .applicationName("lotto")
            .deploymentGroupName("live")
            .revision(revision(appSpec))
            .applyMutation(more)
            .build();
    return timeline.call(() -> codeDeploy.deployments().createDeployment(request).deploymentId());
  }

  StopDeploymentResponse stop(String id, Consumer<StopDeploymentRequest.Builder> more) {
    StopDeploymentRequest request =
        StopDeploymentRequest.builder().deploymentId(id).applyMutation(more).build();
    return timeline.call(() -> codeDeploy.deployments().stopDeployment(request));
  }

  void raise(String alarm) {
    timeline.run(
        () ->
            cloudWatch
                .alarms()
                .setAlarmState(
                    SetAlarmStateRequest.builder()
                        .alarmName(alarm)
                        .stateValue("ALARM")
                        .stateReason("test")
                        .build()));
  }

  /** Reports for the last hook that was invoked. */
  void report(String id, String status) {
    report(id, executionId(), status);
  }

  void report(String id, String executionId, String status) {
    PutLifecycleEventHookExecutionStatusRequest request =
        PutLifecycleEventHookExecutionStatusRequest.builder()
            .deploymentId(id)
            .lifecycleEventHookExecutionId(executionId)
            .status(status)
            .build();
    timeline.run(() -> codeDeploy.deployments().putLifecycleEventHookExecutionStatus(request));
  }

  String executionId() {
    return lastPayload().path("LifecycleEventHookExecutionId").asString();
  }

  JsonNode lastPayload() {
    return new JsonMapper().readTree(invoked.getLast().payload().asUtf8String());
  }

  void pass(Duration duration) {
    time.advance(duration);
    timeline.catchUp();
  }

  /** Runs the threads that hooks were to be invoked in. */
  void runHookThreads() {
    List.copyOf(hookThreads).forEach(Runnable::run);
    hookThreads.clear();
  }

  DeploymentInfo info(String id) {
    return codeDeploy
        .queries()
        .getDeployment(GetDeploymentRequest.builder().deploymentId(id).build())
        .deploymentInfo();
  }

  LambdaTarget target(String id) {
    return codeDeploy
        .queries()
        .getDeploymentTarget(
            GetDeploymentTargetRequest.builder().deploymentId(id).targetId("lotto").build())
        .deploymentTarget()
        .lambdaTarget();
  }

  List<String> events(String id) {
    return target(id).lifecycleEvents().stream().map(LifecycleEvent::statusAsString).toList();
  }

  List<String> trace() {
    return aliases.trace().stream().map(FakeAliases.Move::toString).toList();
  }

  private InvokeResponse invoke(InvokeRequest request) {
    invoked.add(request);
    if (request.functionName().equals("CodeDeployHook_absent")) {
      throw ResourceNotFoundException.builder().message("Function not found").build();
    }
    return InvokeResponse.builder().statusCode(200).build();
  }
}
