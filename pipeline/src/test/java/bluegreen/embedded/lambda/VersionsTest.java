package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaStage.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

class VersionsTest {
  private final LambdaStage stage = LambdaStage.withFunction();

  @Test
  void a_new_version_is_pending_and_a_moment_later_active_under_another_revision() {
    var published = stage.versions().publishVersion(publication().description("first").build());
    assertThat(published.version()).isEqualTo("1");
    assertThat(published.functionArn()).isEqualTo(ARN + ":1");
    assertThat(published.description()).isEqualTo("first");
    assertThat(published.state()).isEqualTo(State.PENDING);

    stage.pass(Pace.REAL.publication());
    assertThat(stage.configuration("1").state()).isEqualTo(State.ACTIVE);
    assertThat(stage.configuration("1").revisionId()).isNotEqualTo(published.revisionId());
  }

  @Test
  void publishing_revises_latest_too() {
    String before = stage.configuration("$LATEST").revisionId();

    stage.publish();

    assertThat(stage.configuration("$LATEST").revisionId()).isNotEqualTo(before);
  }

  @Test
  void what_has_not_changed_is_not_published_again() {
    stage.publish();
    stage.pass(Pace.REAL.publication());
    stage.updateCode("first");
    stage.pass(Pace.REAL.update());

    var again = stage.versions().publishVersion(publication().description("again").build());

    assertThat(again.version()).isEqualTo("1");
    assertThat(again.description()).isEmpty();
    assertThat(again.state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void what_has_changed_is_published_under_the_next_number() {
    stage.publish();
    stage
        .updates()
        .updateFunctionConfiguration(
            UpdateFunctionConfigurationRequest.builder()
                .functionName("lotto")
                .description("second")
                .build());
    stage.pass(Pace.REAL.update());

    assertThat(stage.publish()).isEqualTo("2");
    assertThat(stage.configuration("2").description()).isEqualTo("second");
    assertThat(stage.configuration("1").description()).isEmpty();
  }

  @Test
  void a_number_is_never_used_twice() {
    stage.publish();
    stage
        .deletions()
        .deleteFunction(
            DeleteFunctionRequest.builder().functionName("lotto").qualifier("1").build());

    assertThat(stage.publish()).isEqualTo("2");
  }

  @Test
  void only_the_code_that_is_meant_is_published() {
    String current = stage.configuration("$LATEST").codeSha256();

    assertThatThrownBy(
            () -> stage.versions().publishVersion(publication().codeSha256("other").build()))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessage(
            "CodeSHA256 (other) is different from current CodeSHA256 in $LATEST (%s). Please try"
                + " again with the CodeSHA256 in $LATEST.",
            current);
    assertThat(stage.versions().publishVersion(publication().codeSha256(current).build()).version())
        .isEqualTo("1");
  }

  @Test
  void a_version_whose_image_is_deleted_before_it_is_ready_fails() {
    String digest = stage.push("next");
    stage.updateCode("next");
    stage.pass(Pace.REAL.update());
    stage.publish();

    stage.deleteImage(digest);
    stage.pass(Pace.REAL.publication());

    assertThat(stage.configuration("1").state()).isEqualTo(State.FAILED);
    assertThat(stage.configuration("1").stateReasonCode()).isEqualTo(StateReasonCode.IMAGE_DELETED);
  }

  @Test
  void an_active_version_outlives_its_image() {
    String digest = stage.push("next");
    stage.updateCode("next");
    stage.pass(Pace.REAL.update());
    stage.publish();
    stage.pass(Pace.REAL.publication());

    stage.deleteImage(digest);

    assertThat(stage.invoke("1").statusCode()).isEqualTo(200);
  }

  @Test
  void versions_are_listed_page_by_page_latest_first() {
    var released = LambdaStage.withVersions(3);
    var request = ListVersionsByFunctionRequest.builder().functionName("lotto").maxItems(3);

    var first = released.versions().listVersionsByFunction(request.build());
    var second =
        released.versions().listVersionsByFunction(request.marker(first.nextMarker()).build());

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
