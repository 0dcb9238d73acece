package bluegreen.embedded.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Environments.Output;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class LambdaMetricsTest {
  private static final String FUNCTION = "FunctionName=lotto";

  private final LambdaWorld world = LambdaWorld.withVersions(1);

  @Test
  void an_invocation_of_an_alias_counts_for_function_alias_and_executed_version() {
    world.invoke("live");

    assertThat(dimensionsOf("Invocations"))
        .containsExactly(
            FUNCTION,
            FUNCTION + ",Resource=lotto:live",
            FUNCTION + ",Resource=lotto:live,ExecutedVersion=1");
  }

  @ParameterizedTest
  @CsvSource({"1, lotto:1", "$LATEST, lotto:$LATEST"})
  void an_invocation_of_a_version_counts_for_function_and_version(String version, String resource) {
    world.invoke(version);

    assertThat(dimensionsOf("Invocations"))
        .containsExactly(FUNCTION, FUNCTION + ",Resource=" + resource);
  }

  @Test
  void an_invocation_of_the_function_counts_for_the_function() {
    invokeFunction();

    assertThat(dimensionsOf("Invocations")).containsExactly(FUNCTION);
  }

  @Test
  void an_answer_is_no_error_and_took_milliseconds() {
    invokeFunction();

    assertThat(value("Errors")).isZero();
    assertThat(value("Throttles")).isZero();
    assertThat(value("ConcurrentExecutions")).isEqualTo(1);
    assertThat(value("Duration")).isEqualTo(3);
    assertThat(world.samples)
        .filteredOn(sample -> sample.metric().equals("Duration"))
        .allMatch(sample -> sample.unit() == StandardUnit.MILLISECONDS);
  }

  @Test
  void an_error_of_the_function_is_an_error() {
    world.code =
        invocation ->
            new Answer.Failed(SdkBytes.fromUtf8String("{}"), Duration.ofMillis(3), Output.NONE);

    invokeFunction();

    assertThat(value("Errors")).isEqualTo(1);
    assertThat(value("Invocations")).isEqualTo(1);
  }

  @Test
  void a_throttle_is_neither_an_invocation_nor_an_error() {
    world.client.putFunctionConcurrency(
        r -> r.functionName("lotto").reservedConcurrentExecutions(0));

    assertThatThrownBy(() -> world.invoke("live")).isInstanceOf(TooManyRequestsException.class);

    assertThat(world.samples).extracting(LambdaWorld.Sample::metric).containsOnly("Throttles");
    assertThat(dimensionsOf("Throttles")).hasSize(3);
  }

  @Test
  void samples_are_stamped_with_the_start() {
    var start = world.timeline.now();
    world.code =
        invocation -> {
          world.pass(Duration.ofSeconds(90));
          return LambdaWorld.answer("{}");
        };

    world.invoke("live");

    assertThat(world.samples).isNotEmpty().allMatch(sample -> sample.at().equals(start));
  }

  private void invokeFunction() {
    world.invoke((String) null);
  }

  private double value(String metric) {
    return world.samples.stream()
        .filter(sample -> sample.metric().equals(metric))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private List<String> dimensionsOf(String metric) {
    return world.samples.stream()
        .filter(sample -> sample.metric().equals(metric))
        .map(
            sample ->
                String.join(
                    ",",
                    sample.dimensions().stream().map(d -> d.name() + "=" + d.value()).toList()))
        .toList();
  }
}
