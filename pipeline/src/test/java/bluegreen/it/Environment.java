package bluegreen.it;

import bluegreen.embedded.EmbeddedAws;
import bluegreen.world.Credentials;
import bluegreen.world.IdentityToken;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingType;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.JsonNode;

/** Makes an embedded AWS, on which the function is live, one that Terraform has set up. */
final class Environment {
  private final Planned planned;
  private final EmbeddedAws aws;
  private final AwsCredentialsProvider account;

  Environment(Planned planned, EmbeddedAws aws) {
    this.planned = planned;
    this.aws = aws;
    this.account = Credentials.of(aws.environment());
  }

  /** Gives the group, the repository and the alias of its function what Terraform gives them. */
  void setUp() {
    deployments();
    images();
    balancer();
  }

  /** Has the load balancer ask the function, which the alias's policy has to allow. */
  void forward() {
    JsonNode permission = planned.resource("aws_lambda_permission.balancer[\"live\"]");
    aws.forward(
        permission.path("source_arn").asString(),
        aws.account().arn("lambda", "function:" + planned.name() + ":live"));
  }

  /** The environment variables of a job of GitHub, with credentials as it gets them. */
  Map<String, String> job(String subject) {
    String key = Objects.requireNonNull(aws.environment().get("AWS_SECRET_ACCESS_KEY"));
    try (StsClient sts = client(StsClient.builder(), AnonymousCredentialsProvider.create())) {
      var credentials =
          sts.assumeRoleWithWebIdentity(
                  r ->
                      r.roleArn(planned.roleArn("github"))
                          .roleSessionName("GitHubActions")
                          .webIdentityToken(IdentityToken.ofGitHub(subject, key)))
              .credentials();
      Map<String, String> environment = new TreeMap<>(aws.environment());
      environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
      environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
      environment.put("AWS_SESSION_TOKEN", credentials.sessionToken());
      return environment;
    }
  }

  private void deployments() {
    JsonNode config = planned.resource("aws_codedeploy_deployment_config.canary[0]");
    JsonNode canary = config.at("/traffic_routing_config/0/time_based_canary/0");
    String name = config.path("deployment_config_name").asString();
    try (CodeDeployClient codeDeploy = client(CodeDeployClient.builder(), account)) {
      codeDeploy.createDeploymentConfig(
          r ->
              r.deploymentConfigName(name)
                  .computePlatform(ComputePlatform.LAMBDA)
                  .trafficRoutingConfig(
                      t ->
                          t.type(TrafficRoutingType.TIME_BASED_CANARY)
                              .timeBasedCanary(
                                  c ->
                                      c.canaryPercentage(canary.path("percentage").asInt())
                                          .canaryInterval(canary.path("interval").asInt()))));
      codeDeploy.updateDeploymentGroup(
          r ->
              r.applicationName(planned.name())
                  .currentDeploymentGroupName("live")
                  .deploymentConfigName(name)
                  .serviceRoleArn(planned.roleArn("delivery")));
    }
  }

  private void images() {
    try (EcrClient ecr = client(EcrClient.builder(), account)) {
      ecr.setRepositoryPolicy(
          r ->
              r.repositoryName(planned.name())
                  .policyText(planned.text("aws_ecr_repository_policy.main", "policy")));
    }
  }

  /** Creates a repository. */
  static void create(EmbeddedAws aws, String repository, String policy) {
    aws.timeline()
        .run(
            () ->
                aws.ecr()
                    .repositories()
                    .createRepository(
                        CreateRepositoryRequest.builder().repositoryName(repository).build()));
    try (EcrClient ecr = client(aws, EcrClient.builder(), Credentials.of(aws.environment()))) {
      ecr.setRepositoryPolicy(r -> r.repositoryName(repository).policyText(policy));
    }
  }

  private void balancer() {
    JsonNode permission = planned.resource("aws_lambda_permission.balancer[\"live\"]");
    try (LambdaClient lambda = client(LambdaClient.builder(), account)) {
      lambda.addPermission(
          r ->
              r.functionName(planned.name())
                  .qualifier(permission.path("qualifier").asString())
                  .statementId(permission.path("statement_id").asString())
                  .action(permission.path("action").asString())
                  .principal(permission.path("principal").asString())
                  .sourceArn(permission.path("source_arn").asString()));
    }
  }

  private <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(
      B builder, AwsCredentialsProvider credentials) {
    return client(aws, builder, credentials);
  }

  private static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(
      EmbeddedAws aws, B builder, AwsCredentialsProvider credentials) {
    return builder
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(aws.endpoint())
        .credentialsProvider(credentials)
        .build();
  }
}
