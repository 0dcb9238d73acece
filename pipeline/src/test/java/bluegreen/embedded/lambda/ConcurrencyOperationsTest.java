package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class ConcurrencyOperationsTest {
  private final LambdaWorld world = LambdaWorld.withFunction();

  @Test
  void a_reservation_is_shown_until_it_is_given_up() {
    put("lotto", 5);
    assertThat(reserved()).isEqualTo(5);
    var function = world.client.getFunction(r -> r.functionName("lotto"));
    assertThat(function.concurrency().reservedConcurrentExecutions()).isEqualTo(5);

    world.client.deleteFunctionConcurrency(r -> r.functionName("lotto"));
    assertThat(reserved()).isNull();
  }

  @Test
  void only_functions_have_a_reservation() {
    assertThatThrownBy(() -> put(ARN + ":1", 5))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageStartingWith("This operation is permitted on Lambda functions only.");
    assertThatThrownBy(() -> put("other", 5))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageEndingWith("function:other:$LATEST");
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
    world.client.putFunctionConcurrency(
        r -> r.functionName(name).reservedConcurrentExecutions(most));
  }

  private Integer reserved() {
    return world
        .client
        .getFunctionConcurrency(r -> r.functionName("lotto"))
        .reservedConcurrentExecutions();
  }
}
