package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class ConcurrencyOperationsTest {
  private final LambdaWorld world = LambdaWorld.withFunction();

  @Test
  void a_reservation_is_shown_until_it_is_given_up() {
    put("lotto", 5);
    assertThat(reserved()).isEqualTo(5);
    var function =
        world
            .lambda
            .functions()
            .getFunction(GetFunctionRequest.builder().functionName("lotto").build());
    assertThat(function.concurrency().reservedConcurrentExecutions()).isEqualTo(5);

    world
        .lambda
        .concurrency()
        .deleteFunctionConcurrency(
            DeleteFunctionConcurrencyRequest.builder().functionName("lotto").build());
    assertThat(reserved()).isNull();
  }

  @Test
  void only_functions_have_a_reservation() {
    assertThatThrownBy(() -> put(ARN + ":1", 5))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageStartingWith("This operation is permitted on Lambda functions only.");
    assertThatThrownBy(() -> put("other", 5)).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void a_reservation_leaves_something_to_the_others() {
    assertThatThrownBy(() -> put("lotto", 901))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("below its minimum value of [100]");
    assertThatThrownBy(() -> put("lotto", -1))
        .isInstanceOf(LambdaException.class)
        .hasMessageContaining("Member must have value greater than or equal to 0");
  }

  private void put(String name, int most) {
    world
        .lambda
        .concurrency()
        .putFunctionConcurrency(
            PutFunctionConcurrencyRequest.builder()
                .functionName(name)
                .reservedConcurrentExecutions(most)
                .build());
  }

  private Integer reserved() {
    return world
        .lambda
        .concurrency()
        .getFunctionConcurrency(
            GetFunctionConcurrencyRequest.builder().functionName("lotto").build())
        .reservedConcurrentExecutions();
  }
}
