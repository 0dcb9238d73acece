package bluegreen.embedded.codedeploy;

import static bluegreen.embedded.codedeploy.CodeDeployWorld.appSpec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.InvalidRevisionException;
import software.amazon.awssdk.services.codedeploy.model.LambdaFunctionInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;

/** Deployments that SAM, the console or scripts start, whose revisions are of other types. */
class RevisionTypesTest {
  private static final RevisionLocation S3 =
      RevisionLocation.builder()
          .revisionType("S3")
          .s3Location(s -> s.bucket("bucket").key("appspec.yaml").bundleType("YAML").eTag("e"))
          .build();

  private final CodeDeployWorld world = new CodeDeployWorld();

  @Test
  void a_string_is_deployed_and_shown_without_content() {
    String id = world.deploy(r -> r.revision(string(appSpec("1", "2"))));
    world.pass(Duration.ofMinutes(1));

    RevisionLocation shown = world.info(id).revision();
    assertThat(shown.revisionTypeAsString()).isEqualTo("String");
    assertThat(shown.string().content()).isNull();
    assertThat(shown.string().sha256()).hasSize(64);
    assertThat(shown.appSpecContent()).isNull();
    assertThat(registered(shown).string().content()).isEqualTo(appSpec("1", "2"));
    assertShifts(id);
    world.stop(id);
    world.passUntilAllIsOver();
    assertThat(world.info(world.rollbackOf(id)).revision()).isEqualTo(shown);
  }

  @Test
  void the_same_content_is_another_revision_as_a_string() {
    register(string("{}"));
    register(CodeDeployWorld.revision("{}"));

    assertThat(world.client.listApplicationRevisions(r -> r.applicationName("lotto")).revisions())
        .extracting(RevisionLocation::revisionTypeAsString)
        .containsExactly("String", "AppSpecContent");
  }

  @Test
  void a_file_in_a_bucket_is_deployed_and_shown_as_it_was_given() {
    world.codeDeploy.putBundle("bucket", "appspec.yaml", appSpec("1", "2"));

    String id = world.deploy(r -> r.revision(S3));
    world.pass(Duration.ofMinutes(1));

    assertThat(world.info(id).revision()).isEqualTo(S3);
    assertThat(registered(S3)).isEqualTo(S3);
    assertThat(world.client.batchGetDeployments(r -> r.deploymentIds(id)).deploymentsInfo())
        .extracting(DeploymentInfo::revision)
        .containsExactly(S3);
    assertShifts(id);
    world.passUntilAllIsOver();
    assertThat(world.status(id)).isEqualTo(DeploymentStatus.SUCCEEDED);
  }

  @Test
  void a_file_that_nobody_put_can_be_registered_and_not_deployed() {
    register(S3);

    assertThat(registered(S3)).isEqualTo(S3);
    assertThatThrownBy(() -> world.deploy(r -> r.revision(S3)))
        .isInstanceOf(InvalidRevisionException.class)
        .hasMessageContaining("cannot read S3");
  }

  @Test
  void a_bucket_without_key_is_no_revision() {
    assertThatThrownBy(
            () ->
                register(
                    RevisionLocation.builder()
                        .revisionType("S3")
                        .s3Location(s -> s.bucket("bucket"))
                        .build()))
        .isInstanceOf(InvalidRevisionException.class)
        .hasMessageContaining("a bucket and a key");
  }

  /** Whatever the type of the revision, the target says what the deployment does. */
  private void assertShifts(String id) {
    assertThat(world.target(id).lambdaFunctionInfo())
        .isEqualTo(
            LambdaFunctionInfo.builder()
                .functionName("lotto")
                .functionAlias("live")
                .currentVersion("1")
                .targetVersion("2")
                .targetVersionWeight(0.1)
                .build());
  }

  private static RevisionLocation string(String content) {
    return RevisionLocation.builder()
        .revisionType("String")
        .string(s -> s.content(content))
        .build();
  }

  private void register(RevisionLocation revision) {
    world.client.registerApplicationRevision(r -> r.applicationName("lotto").revision(revision));
  }

  private RevisionLocation registered(RevisionLocation revision) {
    return world
        .client
        .getApplicationRevision(r -> r.applicationName("lotto").revision(revision))
        .revision();
  }
}
