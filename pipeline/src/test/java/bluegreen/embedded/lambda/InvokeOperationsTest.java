package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static bluegreen.embedded.lambda.LambdaWorld.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Output;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class InvokeOperationsTest {
  private final LambdaWorld world = LambdaWorld.withVersions(2);

  @Test
  void a_function_answers() {
    world.code = invocation -> answer(invocation.payload().asUtf8String());

    var response = invoke(request -> request.payload(SdkBytes.fromUtf8String("{\"n\":1}")));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.payload().asUtf8String()).isEqualTo("{\"n\":1}");
    assertThat(response.executedVersion()).isEqualTo("$LATEST");
    assertThat(response.functionError()).isNull();
    assertThat(response.logResult()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          lotto,      ,     $LATEST, '',    image-2
          lotto,      2,    2,       :2,    image-2
          lotto,      live, 1,       :live, image-1
          lotto:live, ,     1,       :live, image-1
          arn:aws:lambda:eu-central-1:123456789012:function:lotto:live, , 1, :live, image-1
          """)
  void a_qualifier_leads_to_a_version(
      String name, String qualifier, String executed, String invoked, String build) {
    var response = invoke(request -> request.functionName(name).qualifier(qualifier));

    assertThat(response.executedVersion()).isEqualTo(executed);
    var invocation = world.invocations.getLast();
    assertThat(invocation.invokedArn()).isEqualTo(ARN + invoked);
    assertThat(invocation.version().functionArn()).isEqualTo(ARN + ":" + executed);
    assertThat(invocation.image().labels()).containsEntry("build", build);
  }

  @Test
  void a_weighted_alias_tosses_a_coin_for_each_invocation() {
    weigh(0.1);

    long green = 0;
    for (int i = 0; i < 10_000; i++) {
      green += world.invoke("live").executedVersion().equals("2") ? 1 : 0;
    }

    // Five standard deviations of a binomial distribution with n = 10,000 and p = 0.1.
    assertThat(green).isBetween(1000L - 150, 1000L + 150);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2"})
  void a_weight_of_nothing_or_all_leaves_nothing_to_chance(double weight, String executed) {
    weigh(weight);

    for (int i = 0; i < 100; i++) {
      assertThat(world.invoke("live").executedVersion()).isEqualTo(executed);
    }
  }

  private void weigh(double weight) {
    world.client.updateAlias(
        r ->
            r.functionName("lotto")
                .name("live")
                .routingConfig(routing -> routing.additionalVersionWeights(Map.of("2", weight))));
  }

  @Test
  void an_error_of_the_function_is_an_answer() {
    world.code =
        invocation ->
            new Answer.Failed(
                SdkBytes.fromUtf8String("{\"errorType\":\"Bad\"}"),
                Duration.ofMillis(3),
                Output.NONE);

    var response = world.invoke("live");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String()).contains("Bad");
  }

  @Test
  void the_tail_of_the_log_comes_along_if_asked_for() {
    var response = invoke(request -> request.logType(LogType.TAIL));

    assertThat(new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8))
        .matches("(?s)START RequestId: (\\S+) Version: .LATEST.END .*\\1.REPORT .*\\1\t.*");
  }

  @Test
  void no_payload_is_an_empty_object() {
    invoke(request -> {});

    assertThat(world.invocations.getLast().payload().asUtf8String()).isEqualTo("{}");
  }

  @Test
  void a_dry_run_runs_nothing_but_finds_what_is_missing() {
    assertThat(invoke(request -> request.invocationType(InvocationType.DRY_RUN)).statusCode())
        .isEqualTo(204);
    assertThat(world.invocations).isEmpty();
    assertThatThrownBy(
            () ->
                invoke(request -> request.invocationType(InvocationType.DRY_RUN).qualifier("none")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void an_event_runs_after_it_is_answered() {
    var response = invoke(request -> request.invocationType(InvocationType.EVENT));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(world.invocations).isEmpty();
    world.background.forEach(Runnable::run);
    assertThat(world.invocations).hasSize(1);
  }

  @Test
  void a_function_runs_outside_the_lock() throws InterruptedException {
    var free = new CountDownLatch(1);
    world.code =
        invocation -> {
          Thread.startVirtualThread(() -> world.timeline.run(free::countDown));
          await(free);
          return answer("{}");
        };

    world.invoke("live");

    assertThat(free.getCount()).isZero();
  }

  @Test
  void a_configuration_may_override_how_the_image_starts() {
    world.client.updateFunctionConfiguration(
        r -> r.functionName("lotto").imageConfig(image -> image.command("Other")));
    world.pass(LambdaPace.AWS.update());

    world.invoke("$LATEST");

    assertThat(world.invocations.getLast().image().cmd()).containsExactly("Other");
    assertThat(world.invocations.getLast().image().entrypoint()).containsExactly("java");
  }

  private InvokeResponse invoke(Consumer<InvokeRequest.Builder> change) {
    var request = InvokeRequest.builder().functionName("lotto");
    change.accept(request);
    return world.client.invoke(request.build());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
