package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static bluegreen.embedded.lambda.LambdaWorld.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Invocations that Lambda does not run, or whose answer it does not take. */
class InvokeRefusalsTest {
  private final LambdaWorld world = LambdaWorld.withVersions(2);

  @Test
  void more_than_is_reserved_is_throttled() {
    reserve(1);
    world.code =
        invocation -> {
          throttled(() -> world.invoke("2"));
          return answer("{}");
        };

    assertThat(world.invoke("live").functionError()).isNull();
    assertThat(world.invoke("live").functionError()).isNull();
    reserve(0);
    throttled(() -> world.invoke("live"));
  }

  @Test
  void an_event_is_taken_even_when_it_would_be_throttled() {
    reserve(0);

    assertThat(invoke(request -> request.invocationType(InvocationType.EVENT)).statusCode())
        .isEqualTo(202);
    world.background.forEach(Runnable::run);

    assertThat(world.invocations).isEmpty();
    assertThat(world.samples).extracting(LambdaWorld.Sample::metric).containsOnly("Throttles");
  }

  @Test
  void an_environment_that_breaks_gives_its_place_back() {
    reserve(1);
    world.code =
        invocation -> {
          throw new IllegalStateException("no process");
        };
    assertThatThrownBy(() -> world.invoke("live")).hasMessage("no process");

    world.code = invocation -> answer("{}");
    assertThat(world.invoke("live").statusCode()).isEqualTo(200);
  }

  private void reserve(int most) {
    world.client.putFunctionConcurrency(
        r -> r.functionName("lotto").reservedConcurrentExecutions(most));
  }

  private static void throttled(Runnable invocation) {
    assertThatThrownBy(invocation::run)
        .isInstanceOfSatisfying(
            TooManyRequestsException.class,
            refusal ->
                assertThat(refusal.reason())
                    .isEqualTo(
                        ThrottleReason.RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED))
        .hasMessage("Rate Exceeded.");
  }

  @Test
  void the_first_invocation_of_an_inactive_version_fails_and_wakes_it() {
    world.lambda.idle("lotto", "1");
    assertThat(world.configuration("1").state()).isEqualTo(State.INACTIVE);
    assertThat(world.configuration("1").stateReasonCode()).isEqualTo(StateReasonCode.IDLE);
    assertThat(world.retired).endsWith(ARN + ":1");

    failsWith("CodeArtifactUserPendingException");
    assertThat(world.configuration("1").state()).isEqualTo(State.PENDING);
    assertThat(world.configuration("1").stateReasonCode()).isEqualTo(StateReasonCode.RESTORING);
    failsWith("CodeArtifactUserPendingException");

    world.pass(LambdaPace.AWS.restoration());
    assertThat(world.configuration("1").state()).isEqualTo(State.ACTIVE);
    assertThat(world.invoke("live").statusCode()).isEqualTo(200);
  }

  @Test
  void an_inactive_version_whose_image_is_gone_never_wakes() {
    world.lambda.idle("lotto", "1");
    world.deleteImage("sha256:" + world.configuration("1").codeSha256());

    failsWith("CodeArtifactUserPendingException");
    world.pass(LambdaPace.AWS.restoration());

    assertThat(world.configuration("1").state()).isEqualTo(State.FAILED);
    assertThat(world.configuration("1").stateReasonCode()).isEqualTo(StateReasonCode.IMAGE_DELETED);
    failsWith("CodeArtifactUserFailedException");
  }

  private void failsWith(String code) {
    assertThatThrownBy(() -> world.invoke("live"))
        .isInstanceOfSatisfying(
            LambdaException.class,
            refusal -> {
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(refusal.statusCode()).isEqualTo(409);
            });
  }

  @Test
  void a_version_that_is_not_ready_yet_is_not_invoked() {
    world.push("next");
    world.updateCode("next");
    world.pass(LambdaPace.AWS.update());
    world.publish();

    assertThatThrownBy(() -> world.invoke("3"))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessage(
            "The operation cannot be performed at this time. The function is currently in the"
                + " following state: Pending");
  }

  @ParameterizedTest
  @CsvSource({"lotto, none, lotto:none", "lotto, 9, lotto:9", "other, , other:$LATEST"})
  void what_is_not_there_is_not_found(String name, String qualifier, String missing) {
    assertThatThrownBy(() -> invoke(request -> request.functionName(name).qualifier(qualifier)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Function not found: " + ARN.replace("lotto", missing));
  }

  @Test
  void an_image_for_another_processor_cannot_start() {
    world.push("arm", "arm64");
    world.updateCode("arm");
    world.pass(LambdaPace.AWS.update());

    var response = world.invoke("$LATEST");

    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String())
        .contains("\"errorType\":\"Runtime.InvalidEntrypoint\"", "exec format error");
    assertThat(world.invocations).isEmpty();
  }

  @Test
  void a_payload_over_6_megabytes_is_too_large() {
    String payload = "\"" + "x".repeat(6 * 1024 * 1024) + "\"";

    assertThatThrownBy(() -> invoke(request -> request.payload(SdkBytes.fromUtf8String(payload))))
        .isInstanceOf(RequestTooLargeException.class)
        .hasMessage(
            "6291458 byte payload is too large for the RequestResponse invocation type (limit"
                + " 6291456 bytes)");
  }

  @Test
  void an_answer_over_6_megabytes_is_an_error_of_the_function() {
    String payload = "\"" + "x".repeat(6_291_556) + "\"";
    world.code = invocation -> answer(payload);

    var response = world.invoke("live");

    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String()).contains("Function.ResponseSizeTooLarge");
  }

  @Test
  void a_payload_is_json() {
    assertThatThrownBy(() -> invoke(request -> request.payload(SdkBytes.fromUtf8String("{oops"))))
        .isInstanceOf(InvalidRequestContentException.class)
        .hasMessageStartingWith("Could not parse request body into json");
  }

  private InvokeResponse invoke(Consumer<InvokeRequest.Builder> change) {
    var request = InvokeRequest.builder().functionName("lotto");
    change.accept(request);
    return world.client.invoke(request.build());
  }
}
