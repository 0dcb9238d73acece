package bluegreen.release;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Refusal;
import bluegreen.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Deployments that SAM, the console or scripts start, of this alias and of others. Version 2 serves
 * after a release from version 1; version 3 is published.
 */
class DeploymentsOfOthersTest {
  private static final String TO_3 = appSpec("live", 2, 3);
  private static final RevisionLocation STRING =
      RevisionLocation.builder().revisionType("String").string(s -> s.content(TO_3)).build();
  private static final RevisionLocation S3 =
      RevisionLocation.builder()
          .revisionType("S3")
          .s3Location(s -> s.bucket("bucket").key("appspec.json").bundleType("JSON").eTag("e"))
          .build();
  static final List<RevisionLocation> REVISIONS = List.of(STRING, S3);

  private final World world = new World();

  @BeforeEach
  void versions() {
    world.release("good");
    LambdaClient lambda = world.clients().lambda();
    lambda.updateFunctionConfiguration(r -> r.functionName("lotto").memorySize(2048));
    world.pass(Duration.ofMinutes(1));
    lambda.publishVersion(r -> r.functionName("lotto"));
    world.pass(Duration.ofMinutes(1));
    world.aws().codeDeploy().putBundle("bucket", "appspec.json", TO_3);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @FieldSource("REVISIONS")
  void one_in_flight_is_rolled_back_whatever_the_type_of_its_revision(RevisionLocation revision) {
    world.deploy(revision);
    world.pass(Duration.ofMinutes(1));
    assertThat(world.alias().traffic()).isEqualTo("2 + 3 (10 %)");

    assertThat(refusal()).endsWith(" (version 2 → 3) is in flight and is not this release.");
    assertThat(world.rollback())
        .asInstanceOf(type(RolledBack.class))
        .returns(v(2), RolledBack::blue)
        .returns(List.of(v(3)), RolledBack::former);
    assertThat(world.alias().traffic()).isEqualTo("2");
  }

  @ParameterizedTest
  @FieldSource("REVISIONS")
  void one_that_has_finished_says_where_to_go_back_to(RevisionLocation revision) {
    world.deploy(revision);
    world.pass(Duration.ofMinutes(10));
    assertThat(world.alias().traffic()).isEqualTo("3");

    assertThat(world.rollback()).isInstanceOf(RolledBack.class);
    assertThat(world.alias().traffic()).isEqualTo("2");
  }

  @Test
  void another_aliass_in_flight_is_waited_for_and_never_stopped() {
    alias("beta", 1);
    world.deploy(appSpec("beta", 1, 3));

    assertThat(refusal()).endsWith(" (of lotto:beta) is in flight and is not this release.");
    assertThat(world.rollback()).isInstanceOf(RolledBack.class);
    assertThat(world.alias().traffic()).isEqualTo("1");
    assertThat(world.inFlight()).isTrue();
  }

  @Test
  void another_aliass_says_nothing_of_where_to_go_back_to() {
    alias("beta", 3);
    world.deploy(appSpec("beta", 3, 2));
    world.pass(Duration.ofMinutes(10));

    assertThat(world.rollback()).isInstanceOf(RolledBack.class);
    assertThat(world.alias().traffic()).isEqualTo("1");
  }

  private String refusal() {
    return ((Refused) world.release("bad"))
        .refusals().stream().map(Refusal::why).reduce((_, last) -> last).orElseThrow();
  }

  private void alias(String name, int version) {
    world
        .clients()
        .lambda()
        .createAlias(
            r -> r.functionName("lotto").name(name).functionVersion(Integer.toString(version)));
  }

  private static String appSpec(String alias, int current, int target) {
    return """
    {"version": 0.0, "Resources": [{"lotto": {"Type": "AWS::Lambda::Function", "Properties":
      {"Name": "lotto", "Alias": "%s", "CurrentVersion": "%d", "TargetVersion": "%d"}}}]}
    """
        .formatted(alias, current, target);
  }
}
