package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class DeletionOperationsTest {
  private final LambdaWorld world = LambdaWorld.withVersions(3);

  @Test
  void a_version_is_deleted_alone_and_its_environments_end() {
    world.retired.clear();

    delete("lotto", "2");

    assertThatThrownBy(() -> world.configuration("2"))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(world.configuration("3").version()).isEqualTo("3");
    assertThat(world.retired).containsExactly(ARN + ":2");
  }

  @Test
  void a_version_that_an_alias_leads_to_stays() {
    world.client.updateAlias(
        r ->
            r.functionName("lotto")
                .name("live")
                .routingConfig(routing -> routing.additionalVersionWeights(Map.of("2", 0.1))));

    for (String version : new String[] {"1", "2"}) {
      assertThatThrownBy(() -> delete("lotto", version))
          .isInstanceOf(ResourceConflictException.class)
          .hasMessage(
              "Unable to delete version because the following aliases reference it: [live]");
    }
  }

  @Test
  void deleting_a_version_that_is_not_there_is_fine() {
    assertThatCode(() -> delete("lotto", "9")).doesNotThrowAnyException();
  }

  @Test
  void latest_and_aliases_are_not_deleted_like_versions() {
    assertThatThrownBy(() -> delete("lotto", "$LATEST"))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessage("$LATEST version cannot be deleted without deleting the function.");
    assertThatThrownBy(() -> delete("lotto", "live"))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessage("Deletion of aliases is not currently supported.");
  }

  @Test
  void a_function_goes_with_all_its_versions() {
    world.retired.clear();

    delete("lotto", null);

    assertThat(world.retired).containsExactly(ARN + ":$LATEST", ARN + ":1", ARN + ":2", ARN + ":3");
    assertThatThrownBy(() -> delete("lotto", null))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Function not found: " + ARN);
  }

  @Test
  void a_version_that_is_deleted_before_it_is_ready_stays_deleted() {
    world.push("next");
    world.updateCode("next");
    world.pass(LambdaPace.AWS.update());
    String version = world.publish();

    delete("lotto", version);
    world.pass(LambdaPace.AWS.publication());

    assertThatThrownBy(() -> world.configuration(version))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private void delete(String name, @Nullable String qualifier) {
    world.client.deleteFunction(r -> r.functionName(name).qualifier(qualifier));
  }
}
