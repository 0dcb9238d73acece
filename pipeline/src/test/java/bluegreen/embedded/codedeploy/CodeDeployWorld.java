package bluegreen.embedded.codedeploy;

import bluegreen.embedded.cloudwatch.CloudWatch;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.DirectClient;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.LambdaTarget;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.UpdateDeploymentGroupRequest;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * CodeDeploy with application {@code lotto}, group {@code live} (canary 10 % for 5 minutes; alarm
 * {@code errors}; rolled back after every failure), and the alias on version 1.
 */
final class CodeDeployWorld {
  static final String CANARY = "CodeDeployDefault.LambdaCanary10Percent5Minutes";
  static final String LINEAR = "CodeDeployDefault.LambdaLinear10PercentEvery1Minute";
  static final String ALL_AT_ONCE = "CodeDeployDefault.LambdaAllAtOnce";
  static final String ROLE = "arn:aws:iam::123456789012:role/codedeploy";
  static final Instant START = Instant.parse("2026-11-22T10:00:30Z");

  final ManualTime time = new ManualTime(START);
  final Timeline timeline = new Timeline(time);
  private final List<InvokeRequest> invocations = new ArrayList<>();
  private final List<Runnable> hookThreads = new ArrayList<>();
  private final Shared shared =
      new Shared(
          new Account("123456789012", "eu-central-1"),
          timeline,
          Chance.seeded(42),
          hookThreads::add);
  private final CloudWatch cloudWatch = new CloudWatch(shared);
  final CloudWatchClient alarms =
      DirectClient.of(CloudWatchClient.class, timeline, cloudWatch.operations());
  final FakeAlias alias = new FakeAlias(timeline);
  final CodeDeploy codeDeploy = new CodeDeploy(shared, alias, cloudWatch, this::invoke);

  final CodeDeployClient client =
      DirectClient.of(CodeDeployClient.class, timeline, codeDeploy.operations());

  CodeDeployWorld() {
    this(g -> {});
  }

  /** Creates a world whose group {@code live} differs from the default one. */
  CodeDeployWorld(Consumer<CreateDeploymentGroupRequest.Builder> group) {
    putAlarm("errors");
    client.createApplication(r -> r.applicationName("lotto").computePlatform("Lambda"));
    client.createDeploymentGroup(group().applyMutation(group).build());
  }

  /** The settings of group {@code live}, as a template for other groups. */
  static CreateDeploymentGroupRequest.Builder group() {
    return CreateDeploymentGroupRequest.builder()
        .applicationName("lotto")
        .deploymentGroupName("live")
        .deploymentConfigName(CANARY)
        .serviceRoleArn(ROLE)
        .alarmConfiguration(a -> a.enabled(true).alarms(named("errors")))
        .autoRollbackConfiguration(rollbackOn(AutoRollbackEvent.knownValues()));
  }

  /** Updates the group {@code live}. */
  void changeGroup(Consumer<UpdateDeploymentGroupRequest.Builder> change) {
    client.updateDeploymentGroup(
        r -> r.applicationName("lotto").currentDeploymentGroupName("live").applyMutation(change));
  }

  static Alarm named(String name) {
    return Alarm.builder().name(name).build();
  }

  static AutoRollbackConfiguration rollbackOn(Collection<AutoRollbackEvent> events) {
    return AutoRollbackConfiguration.builder().enabled(!events.isEmpty()).events(events).build();
  }

  static AutoRollbackConfiguration neverRollBack() {
    return rollbackOn(List.of());
  }

  static String appSpec(String from, String to) {
    return appSpec(from, to, Map.of());
  }

  /**
   * @param hooks the function of each life cycle event that has one
   */
  static String appSpec(String from, String to, Map<String, String> hooks) {
    String list =
        hooks.entrySet().stream()
            .map(hook -> "{\"%s\":\"%s\"}".formatted(hook.getKey(), hook.getValue()))
            .collect(Collectors.joining(","));
    return """
    {"version":0.0,"Resources":[{"fn":{"Type":"AWS::Lambda::Function","Properties":{\
    "Name":"lotto","Alias":"live","CurrentVersion":"%s","TargetVersion":"%s"}}}],\
    "Hooks":[%s]}\
    """
        .formatted(from, to, list);
  }

  static RevisionLocation revision(String appSpec) {
    return RevisionLocation.builder()
        .revisionType("AppSpecContent")
        .appSpecContent(c -> c.content(appSpec))
        .build();
  }

  // Deployments.

  /** Starts a deployment from version 1 to 2; returns its id. */
  String deploy() {
    return deploy(r -> {});
  }

  String deployAppSpec(String appSpec) {
    return deploy(r -> r.revision(revision(appSpec)));
  }

  /** Starts a deployment that differs from the default one. */
  String deploy(Consumer<CreateDeploymentRequest.Builder> more) {
    return client
        .createDeployment(
            r ->
                r.applicationName("lotto")
                    .deploymentGroupName("live")
                    .revision(revision(appSpec("1", "2")))
                    .applyMutation(more))
        .deploymentId();
  }

  StopDeploymentResponse stop(String id) {
    return stop(id, r -> {});
  }

  StopDeploymentResponse stop(String id, Consumer<StopDeploymentRequest.Builder> more) {
    return client.stopDeployment(r -> r.deploymentId(id).applyMutation(more));
  }

  DeploymentInfo info(String id) {
    return client.getDeployment(r -> r.deploymentId(id)).deploymentInfo();
  }

  DeploymentStatus status(String id) {
    return info(id).status();
  }

  /** The deployment that rolls back deployment {@code id}. */
  String rollbackOf(String id) {
    return info(id).rollbackInfo().rollbackDeploymentId();
  }

  LambdaTarget target(String id) {
    return client
        .getDeploymentTarget(r -> r.deploymentId(id).targetId("lotto"))
        .deploymentTarget()
        .lambdaTarget();
  }

  /** The status of BeforeAllowTraffic, AllowTraffic and AfterAllowTraffic. */
  List<String> events(String id) {
    return target(id).lifecycleEvents().stream().map(LifecycleEvent::statusAsString).toList();
  }

  /** Where the alias's traffic goes, such as {@code 1 + 2 (10 %)}. */
  String traffic() {
    return alias.now().toString();
  }

  /** All states of the alias's traffic since the world was created. */
  List<String> trace() {
    return alias.moves().stream().map(FakeAlias.Move::toString).toList();
  }

  // Alarms.

  void putAlarm(String name) {
    alarms.putMetricAlarm(
        r ->
            r.alarmName(name)
                .namespace("Lotto")
                .metricName("Errors")
                .statistic("Sum")
                .period(60)
                .evaluationPeriods(1)
                .threshold(0.0)
                .comparisonOperator("GreaterThanThreshold")
                .treatMissingData("notBreaching"));
  }

  /** Makes an alarm fire until CloudWatch evaluates the alarm at the next full minute. */
  void fire(String alarm) {
    setAlarm(alarm, "ALARM");
  }

  void setAlarm(String alarm, String state) {
    alarms.setAlarmState(r -> r.alarmName(alarm).stateValue(state).stateReason("test"));
  }

  // Hooks.

  /** Runs the threads in which hook functions wait to be invoked. */
  void runHooks() {
    List.copyOf(hookThreads).forEach(Runnable::run);
    hookThreads.clear();
  }

  /** The hook functions that were invoked. */
  List<String> invoked() {
    return invocations.stream().map(InvokeRequest::functionName).toList();
  }

  /** What the last hook function was invoked with. */
  JsonNode lastPayload() {
    return new JsonMapper().readTree(invocations.getLast().payload().asUtf8String());
  }

  /** Reports a result for the hook function that was invoked last. */
  void report(String id, String status) {
    report(id, lastExecutionId(), status);
  }

  String lastExecutionId() {
    return lastPayload().path("LifecycleEventHookExecutionId").asString();
  }

  void report(String id, String executionId, String status) {
    client.putLifecycleEventHookExecutionStatus(
        r -> r.deploymentId(id).lifecycleEventHookExecutionId(executionId).status(status));
  }

  private InvokeResponse invoke(InvokeRequest request) {
    invocations.add(request);
    if (request.functionName().equals("CodeDeployHook_absent")) {
      throw ResourceNotFoundException.builder().message("Function not found").build();
    }
    return InvokeResponse.builder().statusCode(200).build();
  }

  // Time.

  void pass(Duration duration) {
    time.advance(duration);
    timeline.catchUp();
  }

  /** Advances time far enough for an unhindered deployment and its rollback to end. */
  void passUntilAllIsOver() {
    pass(Duration.ofMinutes(6));
  }
}
