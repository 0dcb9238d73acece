package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static bluegreen.embedded.lambda.LambdaWorld.URI;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.ImageConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatusReasonCode;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

class UpdateOperationsTest {
  private final LambdaWorld world = LambdaWorld.withFunction();

  @Test
  void an_update_is_in_progress_and_then_successful_under_another_revision() {
    String digest = world.push("next");

    var answer = update(code("next"));
    assertThat(answer.state()).isEqualTo(State.ACTIVE);
    assertThat(answer.lastUpdateStatus()).isEqualTo(LastUpdateStatus.IN_PROGRESS);
    assertThat(answer.lastUpdateStatusReasonCodeAsString()).isEqualTo("Creating");
    assertThat(answer.functionArn()).isEqualTo(ARN);
    assertThat(answer.codeSha256()).isEqualTo(digest.substring(7));

    world.pass(LambdaPace.AWS.update());
    var updated = world.configuration("$LATEST");
    assertThat(updated.lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
    assertThat(updated.lastUpdateStatusReason()).isNull();
    assertThat(updated.revisionId()).isNotEqualTo(answer.revisionId());
    assertThat(world.retired).containsExactly(ARN + ":$LATEST");
  }

  @Test
  void a_tag_that_moves_after_the_update_changes_nothing() {
    String digest = world.push("next");
    update(code("next"));
    world.pass(LambdaPace.AWS.update());

    world.push("next", "arm64");

    assertThat(world.configuration("$LATEST").codeSha256()).isEqualTo(digest.substring(7));
  }

  @Test
  void an_image_is_taken_by_digest() {
    String digest = world.push("next");

    var answer = update(UpdateFunctionCodeRequest.builder().imageUri(URI + "@" + digest));

    assertThat(answer.codeSha256()).isEqualTo(digest.substring(7));
  }

  @Test
  void during_an_update_what_was_before_runs() {
    world.push("next");
    update(code("next"));
    world.invoke("$LATEST");
    world.pass(LambdaPace.AWS.update());
    world.invoke("$LATEST");

    assertThat(world.invocations)
        .extracting(invocation -> invocation.image().labels().get("build"))
        .containsExactly("first", "next");
  }

  @Test
  void an_update_whose_image_is_deleted_meanwhile_fails_and_what_was_before_stays() {
    String before = world.configuration("$LATEST").codeSha256();
    String digest = world.push("next");
    update(code("next"));

    world.deleteImage(digest);
    world.pass(LambdaPace.AWS.update());

    failedWith(LastUpdateStatusReasonCode.IMAGE_DELETED);
    assertThat(world.configuration("$LATEST").codeSha256()).isEqualTo(before);
    world.invoke("$LATEST");
    assertThat(world.invocations.getLast().image().labels()).containsEntry("build", "first");
  }

  @Test
  void an_update_whose_repository_is_deleted_meanwhile_has_no_access() {
    world.push("next");
    update(code("next"));

    world.images.deleteRepository(r -> r.repositoryName("lotto").force(true));
    world.pass(LambdaPace.AWS.update());

    failedWith(LastUpdateStatusReasonCode.IMAGE_ACCESS_DENIED);
  }

  @Test
  void an_update_to_an_image_that_starts_nothing_fails() {
    world.ecr.push(
        "lotto",
        "empty",
        new ImageConfig("amd64", List.of(), List.of(), Map.of(), Map.of()),
        List.of());
    update(code("empty"));
    world.pass(LambdaPace.AWS.update());

    failedWith(LastUpdateStatusReasonCode.INVALID_IMAGE);
  }

  private void failedWith(LastUpdateStatusReasonCode reason) {
    var failed = world.configuration("$LATEST");
    assertThat(failed.lastUpdateStatus()).isEqualTo(LastUpdateStatus.FAILED);
    assertThat(failed.lastUpdateStatusReasonCode()).isEqualTo(reason);
    assertThat(failed.lastUpdateStatusReason()).isNotBlank();
    assertThat(failed.state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void an_update_can_publish_what_it_makes() {
    world.push("next");

    var answer = update(code("next").publish(true));
    assertThat(answer.version()).isEqualTo("1");
    assertThat(answer.functionArn()).isEqualTo(ARN + ":1");
    assertThat(answer.state()).isEqualTo(State.PENDING);
    assertThat(answer.lastUpdateStatus()).isNull();
    assertThat(world.configuration("$LATEST").lastUpdateStatus())
        .isEqualTo(LastUpdateStatus.IN_PROGRESS);

    world.pass(LambdaPace.AWS.update());
    assertThat(world.configuration("1").state()).isEqualTo(State.ACTIVE);
    assertThat(world.publish()).isEqualTo("1");
  }

  @Test
  void a_dry_run_tells_what_it_would_do_and_does_nothing() {
    String digest = world.push("next");
    var before = world.configuration("$LATEST");

    var answer = update(code("next").dryRun(true));

    assertThat(answer.codeSha256()).isEqualTo(digest.substring(7));
    assertThat(world.configuration("$LATEST")).isEqualTo(before);
  }

  @Test
  void a_configuration_changes_where_the_request_says_and_nowhere_else() {
    configure(
        settings()
            .memorySize(512)
            .environment(environment -> environment.variables(Map.of("AN_A", "b"))));
    world.pass(LambdaPace.AWS.update());
    configure(settings().description("second"));
    world.pass(LambdaPace.AWS.update());

    var latest = world.configuration("$LATEST");
    assertThat(latest.memorySize()).isEqualTo(512);
    assertThat(latest.environment().variables()).containsEntry("AN_A", "b");
    assertThat(latest.description()).isEqualTo("second");
    assertThat(latest.timeout()).isEqualTo(3);
    assertThat(latest.functionName()).isEqualTo("lotto");
  }

  private static UpdateFunctionCodeRequest.Builder code(String tag) {
    return UpdateFunctionCodeRequest.builder().imageUri(URI + ":" + tag);
  }

  private UpdateFunctionCodeResponse update(UpdateFunctionCodeRequest.Builder request) {
    var named = request.build().functionName() == null ? request.functionName("lotto") : request;
    return world.client.updateFunctionCode(named.build());
  }

  private static UpdateFunctionConfigurationRequest.Builder settings() {
    return UpdateFunctionConfigurationRequest.builder().functionName("lotto");
  }

  private void configure(UpdateFunctionConfigurationRequest.Builder request) {
    world.client.updateFunctionConfiguration(request.build());
  }
}
