package bluegreen.embedded.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.PackageType;

class ShapesTest {
  @Test
  void what_is_set_and_known_to_both_is_copied() {
    var request = CreateFunctionRequest.builder().memorySize(512).publish(true).build();

    var configuration =
        Shapes.copy(request, FunctionConfiguration.builder().description("kept")).build();

    assertThat(configuration)
        .isEqualTo(FunctionConfiguration.builder().memorySize(512).description("kept").build());
  }

  @Test
  void a_structure_takes_the_shape_that_it_has_over_there() {
    var request =
        CreateFunctionRequest.builder()
            .environment(environment -> environment.variables(Map.of("A", "b")))
            .build();

    var configuration = Shapes.copy(request, FunctionConfiguration.builder()).build();

    assertThat(configuration.environment().variables()).containsEntry("A", "b");
  }

  @Test
  void an_empty_map_is_set_and_an_absent_one_is_not() {
    var before =
        FunctionConfiguration.builder()
            .environment(environment -> environment.variables(Map.of("A", "b")))
            .build();
    var emptied =
        CreateFunctionRequest.builder()
            .environment(environment -> environment.variables(Map.of()))
            .build();
    var silent = CreateFunctionRequest.builder().packageType(PackageType.IMAGE).build();

    assertThat(Shapes.copy(emptied, before.toBuilder()).build().environment().variables())
        .isEmpty();
    assertThat(Shapes.copy(silent, before.toBuilder()).build().environment().variables())
        .hasSize(1);
  }
}
