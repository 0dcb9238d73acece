package bluegreen.embedded.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bluegreen.embedded.EmbeddedAws;
import bluegreen.embedded.wire.OperationNames;
import bluegreen.world.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.sts.StsClient;

/** A session of a role, on an AWS that has roles. */
class RolesTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/ada";
  private static final String FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:lotto";

  private final World world = new World(RolesTest::login);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void is_answered_what_it_may_do_and_nothing_else() {
    allow("'lambda:GetAlias'", FUNCTION);

    assertThat(world.clients().lambda().getAlias(r -> r.functionName("lotto").name("live")).name())
        .isEqualTo("live");
    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(() -> world.clients().lambda().publishVersion(r -> r.functionName("lotto")))
        .withMessageContaining(
            "User: arn:aws:sts::123456789012:assumed-role/ada/test is not authorized to perform:"
                + " lambda:PublishVersion on resource: "
                + FUNCTION
                + " because no identity-based policy allows the lambda:PublishVersion action")
        .matches(e -> e.statusCode() == 403)
        .matches(e -> e.awsErrorDetails().errorCode().equals("AccessDeniedException"));
  }

  @Test
  void is_denied_with_the_code_and_status_of_each_service() {
    assertThatExceptionOfType(CodeDeployException.class)
        .isThrownBy(() -> world.clients().codeDeploy().listApplications())
        .matches(e -> e.statusCode() == 400)
        .matches(e -> e.awsErrorDetails().errorCode().equals("AccessDeniedException"));
    assertThatExceptionOfType(CloudWatchException.class)
        .isThrownBy(() -> world.clients().cloudWatch().listMetrics())
        .matches(e -> e.statusCode() == 403)
        .matches(e -> e.awsErrorDetails().errorCode().equals("AccessDenied"));
  }

  @Test
  void does_not_see_the_tags_that_it_may_not_list() {
    allow("'lambda:GetFunction'", FUNCTION);

    var withheld = world.clients().lambda().getFunction(r -> r.functionName("lotto"));

    assertThat(withheld.tags()).isEmpty();
    assertThat(withheld.tagsError().errorCode()).isEqualTo("AccessDeniedException");

    allow("['lambda:GetFunction','lambda:ListTags']", FUNCTION);

    var shown = world.clients().lambda().getFunction(r -> r.functionName("lotto"));

    assertThat(shown.tags()).containsKey("bluegreen:alias");
    assertThat(shown.tagsError()).isNull();
  }

  @Test
  void may_ask_who_it_is_in_any_case() {
    try (StsClient sts = StsClient.builder().endpointOverride(world.aws().endpoint()).build()) {
      assertThat(sts.getCallerIdentity().arn())
          .isEqualTo("arn:aws:sts::123456789012:assumed-role/ada/test");
    }
  }

  @Test
  void hands_over_only_the_roles_that_it_may_pass() {
    allow("'codedeploy:UpdateDeploymentGroup'", "*");

    assertThatExceptionOfType(CodeDeployException.class)
        .isThrownBy(
            () ->
                world
                    .clients()
                    .codeDeploy()
                    .updateDeploymentGroup(
                        r ->
                            r.applicationName("lotto")
                                .currentDeploymentGroupName("live")
                                .serviceRoleArn(ROLE)))
        .withMessageContaining("iam:PassRole on resource: " + ROLE);
  }

  @Test
  void pushes_images_only_where_it_may() throws Exception {
    allow("'ecr:GetAuthorizationToken'", "*");
    String token =
        world
            .clients()
            .ecr()
            .getAuthorizationToken()
            .authorizationData()
            .getFirst()
            .authorizationToken();
    URI uploads = world.aws().endpoint().resolve("/v2/lotto/blobs/uploads/");

    HttpResponse<String> denied = post(uploads, token);

    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(denied.body()).contains("DENIED", "ecr:InitiateLayerUpload on resource");

    allow("'ecr:InitiateLayerUpload'", "arn:aws:ecr:eu-central-1:123456789012:repository/lotto");

    assertThat(post(uploads, token).statusCode()).isEqualTo(202);
  }

  @Test
  void may_be_limited_by_the_actions_of_alarms() {
    String condition =
        ",'Condition':{'ForAllValues:StringEquals':{'cloudwatch:AlarmActions':'arn:aws:sns:x'}}";
    allow("'cloudwatch:PutMetricAlarm'", "*'" + condition + ",'Sid':'one");

    putAlarm("arn:aws:sns:x");

    assertThatExceptionOfType(CloudWatchException.class)
        .isThrownBy(() -> putAlarm("arn:aws:sns:y"))
        .withMessageContaining("cloudwatch:PutMetricAlarm on resource");
  }

  @Test
  void lambda_pulls_only_what_the_repository_lets_it() {
    allow("['lambda:UpdateFunctionCode','ecr:*']", "*");

    assertThatExceptionOfType(LambdaException.class)
        .isThrownBy(
            () ->
                world
                    .clients()
                    .lambda()
                    .updateFunctionCode(
                        r ->
                            r.functionName("lotto")
                                .imageUri(world.aws().ecr().host() + "/lotto:good")))
        .withMessageContaining("Lambda does not have permission to access the ECR image.");
  }

  @Test
  void every_served_operation_has_its_action() {
    Map<String, String> others = Map.of("lambda:Invoke", "lambda:InvokeFunction");

    assertThat(OperationNames.of(world.aws()))
        .isNotEmpty()
        .allSatisfy(
            name -> assertThat(ActionTable.types(others.getOrDefault(name, name))).isNotNull());
  }

  private void putAlarm(String action) {
    world
        .clients()
        .cloudWatch()
        .putMetricAlarm(
            r ->
                r.alarmName("a")
                    .namespace("n")
                    .metricName("m")
                    .statistic("Sum")
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(1.0)
                    .comparisonOperator("GreaterThanThreshold")
                    .alarmActions(action));
  }

  private static HttpResponse<String> post(URI uri, String token) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(uri)
              .header("Authorization", "Basic " + token)
              .POST(BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofString());
    }
  }

  private void allow(String actions, String resource) {
    world.aws().iam().enforce(List.of(role(actions, resource)));
  }

  private static Role role(String actions, String resource) {
    String policy =
        "{'Statement':[{'Effect':'Allow','Action':%s,'Resource':'%s'}]}"
            .formatted(actions, resource);
    return new Role(
        ROLE,
        Policy.parse("{\"Statement\":[]}"),
        List.of(Policy.parse(policy.replace('\'', '"'))),
        Optional.empty());
  }

  private static Map<String, String> login(EmbeddedAws aws) {
    Map<String, String> environment = new TreeMap<>(aws.environment());
    aws.iam().enforce(List.of(role("'none:*'", "*")));
    try (StsClient sts =
        StsClient.builder()
            .endpointOverride(aws.endpoint())
            .region(software.amazon.awssdk.regions.Region.EU_CENTRAL_1)
            .credentialsProvider(bluegreen.world.Credentials.of(environment))
            .build()) {
      var session = sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("test")).credentials();
      environment.put("AWS_ACCESS_KEY_ID", session.accessKeyId());
      environment.put("AWS_SECRET_ACCESS_KEY", session.secretAccessKey());
      environment.put("AWS_SESSION_TOKEN", session.sessionToken());
    }
    return environment;
  }
}
