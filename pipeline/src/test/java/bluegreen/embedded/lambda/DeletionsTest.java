package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaStage.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;

class DeletionsTest {
  private final LambdaStage stage = LambdaStage.withVersions(3);

  @Test
  void a_version_is_deleted_alone_and_its_environments_end() {
    stage.retired.clear();

    delete("lotto", "2");

    assertThatThrownBy(() -> stage.configuration("2"))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(stage.configuration("3").version()).isEqualTo("3");
    assertThat(stage.retired).containsExactly(ARN + ":2");
  }

  @Test
  void a_version_that_an_alias_leads_to_stays() {
    stage
        .aliases()
        .updateAlias(
            UpdateAliasRequest.builder()
                .functionName("lotto")
                .name("live")
                .routingConfig(routing -> routing.additionalVersionWeights(Map.of("2", 0.1)))
                .build());

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
    stage.retired.clear();

    delete("lotto", null);

    assertThat(stage.retired).containsExactly(ARN + ":$LATEST", ARN + ":1", ARN + ":2", ARN + ":3");
    assertThatThrownBy(() -> delete("lotto", null))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Function not found: " + ARN);
  }

  @Test
  void a_version_that_is_deleted_before_it_is_ready_stays_deleted() {
    stage.push("next");
    stage.updateCode("next");
    stage.pass(Pace.REAL.update());
    String version = stage.publish();

    delete("lotto", version);
    stage.pass(Pace.REAL.publication());

    assertThatThrownBy(() -> stage.configuration(version))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private void delete(String name, @Nullable String qualifier) {
    stage
        .deletions()
        .deleteFunction(
            DeleteFunctionRequest.builder().functionName(name).qualifier(qualifier).build());
  }
}
