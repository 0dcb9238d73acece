package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;

class VersionOperationsTest {
  private final LambdaWorld world = LambdaWorld.withFunction();

  @Test
  void a_new_version_is_pending_and_a_moment_later_active_under_another_revision() {
    var published = world.client.publishVersion(publication().description("first").build());
    assertThat(published.version()).isEqualTo("1");
    assertThat(published.functionArn()).isEqualTo(ARN + ":1");
    assertThat(published.description()).isEqualTo("first");
    assertThat(published.state()).isEqualTo(State.PENDING);

    world.pass(LambdaPace.AWS.publication());
    assertThat(world.configuration("1").state()).isEqualTo(State.ACTIVE);
    assertThat(world.configuration("1").revisionId()).isNotEqualTo(published.revisionId());
  }

  @Test
  void publishing_revises_latest_too() {
    String before = world.configuration("$LATEST").revisionId();

    world.publish();

    assertThat(world.configuration("$LATEST").revisionId()).isNotEqualTo(before);
  }

  @Test
  void what_has_not_changed_is_not_published_again() {
    world.publish();
    world.pass(LambdaPace.AWS.publication());
    world.updateCode("first");
    world.pass(LambdaPace.AWS.update());

    var again = world.client.publishVersion(publication().description("again").build());

    assertThat(again.version()).isEqualTo("1");
    assertThat(again.description()).isEmpty();
    assertThat(again.state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void what_has_changed_is_published_under_the_next_number() {
    world.publish();
    world.client.updateFunctionConfiguration(r -> r.functionName("lotto").description("second"));
    world.pass(LambdaPace.AWS.update());

    assertThat(world.publish()).isEqualTo("2");
    assertThat(world.configuration("2").description()).isEqualTo("second");
    assertThat(world.configuration("1").description()).isEmpty();
  }

  @Test
  void a_number_is_never_used_twice() {
    world.publish();
    world.client.deleteFunction(r -> r.functionName("lotto").qualifier("1"));

    assertThat(world.publish()).isEqualTo("2");
  }

  @Test
  void only_the_code_that_is_meant_is_published() {
    String current = world.configuration("$LATEST").codeSha256();

    assertThatThrownBy(() -> world.client.publishVersion(publication().codeSha256("other").build()))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessage(
            "CodeSHA256 (other) is different from current CodeSHA256 in $LATEST (%s). Please try"
                + " again with the CodeSHA256 in $LATEST.",
            current);
    assertThat(world.client.publishVersion(publication().codeSha256(current).build()).version())
        .isEqualTo("1");
  }

  @Test
  void a_version_whose_image_is_deleted_before_it_is_ready_fails() {
    String digest = world.push("next");
    world.updateCode("next");
    world.pass(LambdaPace.AWS.update());
    world.publish();

    world.deleteImage(digest);
    world.pass(LambdaPace.AWS.publication());

    assertThat(world.configuration("1").state()).isEqualTo(State.FAILED);
    assertThat(world.configuration("1").stateReasonCode()).isEqualTo(StateReasonCode.IMAGE_DELETED);
  }

  @Test
  void an_active_version_outlives_its_image() {
    String digest = world.push("next");
    world.updateCode("next");
    world.pass(LambdaPace.AWS.update());
    world.publish();
    world.pass(LambdaPace.AWS.publication());

    world.deleteImage(digest);

    assertThat(world.invoke("1").statusCode()).isEqualTo(200);
  }

  @Test
  void versions_are_listed_page_by_page_latest_first() {
    var released = LambdaWorld.withVersions(3);
    var request = ListVersionsByFunctionRequest.builder().functionName("lotto").maxItems(3);

    var first = released.client.listVersionsByFunction(request.build());
    var second = released.client.listVersionsByFunction(request.marker(first.nextMarker()).build());

    assertThat(first.versions())
        .extracting(version -> version.version())
        .containsExactly("$LATEST", "1", "2");
    assertThat(second.versions())
        .extracting(version -> version.functionArn())
        .containsExactly(ARN + ":3");
    assertThat(second.nextMarker()).isNull();
  }

  private static PublishVersionRequest.Builder publication() {
    return PublishVersionRequest.builder().functionName("lotto");
  }
}
