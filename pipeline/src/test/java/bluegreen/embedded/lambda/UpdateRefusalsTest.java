package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static bluegreen.embedded.lambda.LambdaWorld.URI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Changes of a function that Lambda refuses. */
class UpdateRefusalsTest {
  private final LambdaWorld world = LambdaWorld.withFunction();

  @Test
  void nothing_else_changes_during_an_update() {
    world.push("next");
    update(code("next"));

    String inProgress =
        "The operation cannot be performed at this time. An update is in progress for resource: "
            + ARN;
    assertThatThrownBy(() -> update(code("next")))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessage(inProgress);
    assertThatThrownBy(() -> configure(settings().memorySize(256)))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessage(inProgress);
    assertThatThrownBy(world::publish)
        .isInstanceOf(ResourceConflictException.class)
        .hasMessage(inProgress);
  }

  @Test
  void nothing_changes_while_the_function_is_pending() {
    var pending = new LambdaWorld();
    pending.push("first");
    pending.client.createFunction(LambdaWorld.creation().build());

    assertThatThrownBy(() -> pending.updateCode("first"))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessage(
            "The operation cannot be performed at this time. The function is currently in the"
                + " following state: Pending");
  }

  @Test
  void a_revision_that_is_not_the_latest_changes_nothing() {
    world.push("next");
    var before = world.configuration("$LATEST");

    assertThatThrownBy(() -> update(code("next").revisionId("other")))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessage(
            "The Revision Id provided does not match the latest Revision Id. Call the"
                + " GetFunction/GetAlias API to retrieve the latest Revision Id");
    assertThatThrownBy(() -> configure(settings().revisionId("other").memorySize(256)))
        .isInstanceOf(PreconditionFailedException.class);
    assertThatThrownBy(
            () -> world.client.publishVersion(r -> r.functionName("lotto").revisionId("other")))
        .isInstanceOf(PreconditionFailedException.class);

    assertThat(world.configuration("$LATEST")).isEqualTo(before);
  }

  @Test
  void the_latest_revision_is_let_through() {
    world.push("next");
    update(code("next").revisionId(world.configuration("$LATEST").revisionId()));
    world.pass(LambdaPace.AWS.update());

    configure(settings().revisionId(world.configuration("$LATEST").revisionId()).timeout(5));

    assertThat(world.configuration("$LATEST").timeout()).isEqualTo(5);
  }

  @Test
  void an_update_needs_an_image() {
    assertThatThrownBy(() -> update(UpdateFunctionCodeRequest.builder().s3Bucket("bucket")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessage("Please provide ImageUri when updating a function with packageType Image.");
  }

  @Test
  void a_handler_is_not_a_setting_of_an_image() {
    assertThatThrownBy(() -> configure(settings().handler("Handler")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageStartingWith("Please don't provide Handler");
  }

  @Test
  void versions_never_change() {
    assertThatThrownBy(() -> update(code("first").functionName("lotto:1")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageStartingWith("Current operation does not support versions other than $LATEST.");
  }

  @Test
  void a_function_that_is_not_there_is_not_found() {
    assertThatThrownBy(() -> update(code("first").functionName("other")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Function not found: " + ARN.replace("lotto", "other"));
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
