package bluegreen.aws;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Latest;
import bluegreen.ports.Settings;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

class ConfiguredTest {
  @Test
  void settings_are_equal_if_all_that_is_frozen_is() {
    assertThat(settings(c -> c.memorySize(512))).isEqualTo(settings(c -> c.memorySize(512)));
    assertThat(settings(c -> c.memorySize(512))).isNotEqualTo(settings(c -> c.memorySize(1024)));
    assertThat(settings(c -> c.durableConfig(d -> d.executionTimeout(60))))
        .isNotEqualTo(settings(c -> {}));
  }

  @Test
  void what_tells_one_version_from_another_does_not_count() {
    assertThat(settings(c -> c.version("1").description("a").state("Active")))
        .isEqualTo(settings(c -> c.version("2").description("b").state("Inactive")));
  }

  @Test
  void an_environment_that_can_not_be_decrypted_is_equal_to_none() {
    Consumer<FunctionConfiguration.Builder> hidden =
        c -> c.environment(e -> e.error(r -> r.errorCode("AccessDeniedException")));

    assertThat(settings(hidden)).isNotEqualTo(settings(hidden));
  }

  @Test
  void a_role_and_a_dead_letter_queue_are_named() {
    Settings settings = settings(c -> c.role("role").deadLetterConfig(d -> d.targetArn("queue")));

    assertThat(settings.role()).isEqualTo("role");
    assertThat(settings.deadLetter()).isEqualTo("queue");
    assertThat(settings(c -> {}).role()).isEmpty();
    assertThat(settings(c -> {}).deadLetter()).isEmpty();
  }

  @Test
  void a_zip_package_and_a_reserved_concurrency_of_0_are_obstacles() {
    GetFunctionResponse function =
        response(c -> c.packageType("Zip")).toBuilder()
            .concurrency(c -> c.reservedConcurrentExecutions(0))
            .build();

    assertThat(Configured.latest(function).obstacles())
        .containsExactlyInAnyOrder(Latest.Obstacle.ZIP_PACKAGE, Latest.Obstacle.NO_CONCURRENCY);
    assertThat(
            Configured.latest(
                    response(c -> c.packageType("Image")).toBuilder()
                        .concurrency(c -> c.reservedConcurrentExecutions(1))
                        .build())
                .obstacles())
        .isEmpty();
  }

  private static Settings settings(Consumer<FunctionConfiguration.Builder> change) {
    return Configured.latest(response(change)).settings();
  }

  private static GetFunctionResponse response(Consumer<FunctionConfiguration.Builder> change) {
    FunctionConfiguration.Builder configuration =
        FunctionConfiguration.builder()
            .codeSha256("0")
            .revisionId("1")
            .lastUpdateStatus("Successful");
    change.accept(configuration);
    return GetFunctionResponse.builder().configuration(configuration.build()).build();
  }
}
