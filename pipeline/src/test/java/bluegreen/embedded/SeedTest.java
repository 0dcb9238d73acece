package bluegreen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Environments;
import bluegreen.embedded.model.ManualTime;
import bluegreen.rehearsal.Stage;
import bluegreen.world.Credentials;
import bluegreen.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

class SeedTest {
  private static final String APP_SPEC =
      """
      {"version":0.0,"Resources":[{"fn":{"Type":"AWS::Lambda::Function","Properties":{\
      "Name":"lotto","Alias":"live","CurrentVersion":"1","TargetVersion":"2"}}}]}\
      """;

  @Test
  void a_seed_reproduces_every_id_and_every_coin_of_a_release() {
    assertThat(release(1)).isEqualTo(release(1));
  }

  @Test
  void another_seed_gives_other_ids_and_other_coins() {
    Drawn one = release(1);
    Drawn other = release(2);

    assertThat(one.ids()).doesNotHaveDuplicates().doesNotContainAnyElementsOf(other.ids());
    assertThat(one.versions()).contains("1", "2").isNotEqualTo(other.versions());
  }

  @Test
  void without_a_seed_no_two_ids_are_alike() {
    assertThat(Chance.real().uuid()).isNotEqualTo(Chance.real().uuid());
  }

  /**
   * What chance decided.
   *
   * @param ids of everything that has one
   * @param versions that the requests to the alias reached
   */
  private record Drawn(List<String> ids, List<String> versions) {}

  /** Releases version 2 by a canary deployment, with a hundred requests during the canary. */
  private static Drawn release(long seed) {
    Drawn drawn = new Drawn(new ArrayList<>(), new ArrayList<>());
    ManualTime time = new ManualTime(Instant.parse("2026-01-31T12:00:00Z"));
    AwsSettings settings =
        AwsSettings.of(new Recording(drawn)).withTime(time).withChance(Chance.seeded(seed));
    try (EmbeddedAws aws = Stage.boot(settings, World.bundle());
        LambdaClient lambda = client(LambdaClient.builder(), aws);
        CodeDeployClient codeDeploy = client(CodeDeployClient.builder(), aws)) {
      String image = aws.ecr().host() + "/lotto:good";
      UpdateFunctionCodeResponse update =
          lambda.updateFunctionCode(r -> r.functionName("lotto").imageUri(image));
      time.advance(Duration.ofMinutes(1));
      PublishVersionResponse green = lambda.publishVersion(r -> r.functionName("lotto"));
      time.advance(Duration.ofMinutes(1));
      String deployment = deploy(codeDeploy);
      time.advance(Duration.ofMinutes(1));
      for (int i = 0; i < 100; i++) {
        lambda.invoke(r -> r.functionName("lotto:live"));
      }
      time.advance(Duration.ofMinutes(10));
      DeploymentInfo ended =
          codeDeploy.getDeployment(r -> r.deploymentId(deployment)).deploymentInfo();
      assertThat(ended.statusAsString()).isEqualTo("Succeeded");
      drawn.ids().addAll(List.of(update.revisionId(), green.revisionId(), deployment));
      drawn.ids().add(lambda.getAlias(r -> r.functionName("lotto").name("live")).revisionId());
      drawn.ids().add(update.responseMetadata().requestId());
    }
    return drawn;
  }

  private static String deploy(CodeDeployClient codeDeploy) {
    return codeDeploy
        .createDeployment(
            r ->
                r.applicationName("lotto")
                    .deploymentGroupName("live")
                    .revision(
                        v ->
                            v.revisionType("AppSpecContent")
                                .appSpecContent(c -> c.content(APP_SPEC))))
        .deploymentId();
  }

  private static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(
      B builder, EmbeddedAws aws) {
    return builder
        .httpClient(UrlConnectionHttpClient.create())
        .endpointOverride(aws.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(Credentials.of(aws.environment()))
        .build();
  }

  /** Notes which version each invocation reached, and the invocation's id. */
  private record Recording(Drawn drawn) implements Environments {
    @Override
    public Answer invoke(Invocation invocation) {
      drawn.ids().add(invocation.requestId());
      drawn.versions().add(invocation.version().version());
      return new Answer.Returned(SdkBytes.fromUtf8String("{}"), Duration.ofMillis(1), Output.NONE);
    }

    @Override
    public void retire(String versionArn) {}

    @Override
    public void close() {}
  }
}
