package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static bluegreen.embedded.lambda.LambdaWorld.URI;
import static bluegreen.embedded.lambda.LambdaWorld.creation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.FunctionVersion;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;

class FunctionOperationsTest {
  private final LambdaWorld world = new LambdaWorld();

  @Test
  void a_new_function_is_pending_and_a_moment_later_active_under_another_revision() {
    String digest = world.push("first");

    var created = world.client.createFunction(creation().build());
    assertThat(created.state()).isEqualTo(State.PENDING);
    assertThat(created.stateReasonCode()).isEqualTo(StateReasonCode.CREATING);
    assertThat(created.lastUpdateStatus()).isNull();
    assertThat(created.functionArn()).isEqualTo(ARN);
    assertThat(created.codeSha256()).isEqualTo(digest.substring("sha256:".length()));

    world.pass(LambdaPace.AWS.creation());
    var active = world.configuration("$LATEST");
    assertThat(active.state()).isEqualTo(State.ACTIVE);
    assertThat(active.stateReasonCode()).isNull();
    assertThat(active.lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
    assertThat(active.functionArn()).isEqualTo(ARN + ":$LATEST");
    assertThat(active.revisionId()).isNotEqualTo(created.revisionId());
  }

  @Test
  void what_a_request_leaves_out_has_lambdas_defaults() {
    world.push("first");

    var created = world.client.createFunction(creation().build());

    assertThat(created.memorySize()).isEqualTo(128);
    assertThat(created.timeout()).isEqualTo(3);
    assertThat(created.description()).isEmpty();
    assertThat(created.architectures()).containsExactly(Architecture.X86_64);
    assertThat(created.codeSize()).isZero();
    assertThat(created.version()).isEqualTo("$LATEST");
    assertThat(created.lastModified()).isEqualTo("2026-01-01T00:00:00.000+0000");
  }

  @Test
  void what_a_request_sets_is_kept() {
    world.push("first");

    world.client.createFunction(
        creation()
            .memorySize(512)
            .environment(environment -> environment.variables(Map.of("COLOUR", "green")))
            .imageConfig(image -> image.command("Other"))
            .tags(Map.of("team", "lotto"))
            .build());

    var function = world.client.getFunction(r -> r.functionName("lotto"));
    assertThat(function.configuration().memorySize()).isEqualTo(512);
    assertThat(function.configuration().environment().variables()).containsEntry("COLOUR", "green");
    assertThat(function.configuration().imageConfigResponse().imageConfig().command())
        .containsExactly("Other");
    assertThat(function.tags()).containsEntry("team", "lotto");
  }

  @Test
  void a_function_names_its_image_by_tag_and_by_digest() {
    String digest = world.push("first");
    world.client.createFunction(creation().build());

    var function = world.client.getFunction(r -> r.functionName("lotto"));

    assertThat(function.code().imageUri()).isEqualTo(URI + ":first");
    assertThat(function.code().repositoryType()).isEqualTo("ECR");
    assertThat(function.code().resolvedImageUri()).isEqualTo(URI + "@" + digest);
    assertThat(function.configuration().functionArn()).isEqualTo(ARN);
    assertThat(function.hasTags()).isFalse();
    assertThat(function.concurrency()).isNull();
  }

  @Test
  void a_function_can_be_published_as_it_is_created() {
    world.push("first");

    var created = world.client.createFunction(creation().publish(true).build());
    world.pass(LambdaPace.AWS.creation());

    assertThat(created.version()).isEqualTo("1");
    assertThat(created.functionArn()).isEqualTo(ARN);
    assertThat(world.configuration("1").state()).isEqualTo(State.ACTIVE);
    assertThat(world.publish()).isEqualTo("1");
  }

  @Test
  void a_function_whose_image_is_deleted_meanwhile_fails() {
    String digest = world.push("first");
    world.client.createFunction(creation().build());

    world.deleteImage(digest);
    world.pass(LambdaPace.AWS.creation());

    assertThat(world.configuration("$LATEST").state()).isEqualTo(State.FAILED);
    assertThat(world.configuration("$LATEST").stateReasonCode())
        .isEqualTo(StateReasonCode.IMAGE_DELETED);
  }

  @Test
  void lists_leave_out_how_functions_are_doing() {
    var released = LambdaWorld.withVersions(1);

    var functions = released.client.listFunctions(r -> {});
    var all = released.client.listFunctions(r -> r.functionVersion(FunctionVersion.ALL));

    assertThat(functions.functions())
        .singleElement()
        .satisfies(
            function -> {
              assertThat(function.functionArn()).isEqualTo(ARN);
              assertThat(function.state()).isNull();
              assertThat(function.lastUpdateStatus()).isNull();
            });
    assertThat(all.functions())
        .extracting(function -> function.functionArn())
        .containsExactly(ARN + ":$LATEST", ARN + ":1");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          other, ,        other
          other, $LATEST, other:$LATEST
          lotto, 99,      lotto:99
          lotto, nobody,  lotto:nobody
          """)
  void what_is_not_there_is_not_found(String name, String qualifier, String missing) {
    var released = LambdaWorld.withVersions(1);

    assertThatThrownBy(
            () -> released.client.getFunction(r -> r.functionName(name).qualifier(qualifier)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Function not found: " + ARN.replace("lotto", missing));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lotto:live",
        "123456789012:function:lotto:live",
        "function:lotto:live",
        "arn:aws:lambda:eu-central-1:123456789012:function:lotto:live"
      })
  void an_alias_shows_the_version_that_it_is_on(String name) {
    var released = LambdaWorld.withVersions(2);

    var function = released.client.getFunction(r -> r.functionName(name));

    assertThat(function.configuration().version()).isEqualTo("1");
    assertThat(function.configuration().functionArn()).isEqualTo(ARN + ":live");
  }
}
