package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.Shapes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Aliases that Lambda does not make. */
class AliasRefusalsTest {
  private final LambdaWorld world = LambdaWorld.withVersions(3);

  @Test
  void a_revision_that_is_not_the_latest_changes_nothing() {
    var before = world.live();

    assertThatThrownBy(
            () -> update(UpdateAliasRequest.builder().functionVersion("2").revisionId("other")))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessageStartingWith("The Revision Id provided does not match the latest Revision Id.");

    assertThat(world.live()).isEqualTo(before);
    update(UpdateAliasRequest.builder().functionVersion("2").revisionId(before.revisionId()));
    assertThat(world.live().functionVersion()).isEqualTo("2");
  }

  @Test
  void there_is_at_most_one_additional_version() {
    refuses(
        weights(Map.of("2", 0.1, "3", 0.1)),
        "Number of items in AdditionalVersionWeights cannot be greater than 1");
  }

  @Test
  void the_additional_version_is_another_one() {
    refuses(
        weights(Map.of("1", 0.1)),
        "Invalid function version 1. Function version 1 is already included in routing"
            + " configuration.");
  }

  @Test
  void an_alias_does_not_move_onto_its_own_additional_version() {
    update(weights(Map.of("2", 0.1)));

    refuses(
        UpdateAliasRequest.builder().functionVersion("2"),
        "Invalid function version 2. Function version 2 is already included in routing"
            + " configuration.");
    update(weights(Map.of()).functionVersion("2"));
    assertThat(world.live().functionVersion()).isEqualTo("2");
  }

  @Test
  void an_alias_of_latest_has_no_weights() {
    create(alias("newest").functionVersion("$LATEST"));

    refuses(
        weights(Map.of("1", 0.1)).name("newest"),
        "$LATEST is not supported for an alias pointing to more than 1 version");
  }

  @Test
  void both_versions_have_the_same_role() {
    configure(UpdateFunctionConfigurationRequest.builder().role(LambdaWorld.ROLE + "2"));

    refuses(
        weights(Map.of("4", 0.1)),
        "Specified versions must be associated with the same execution role");
  }

  @Test
  void both_versions_have_the_same_dead_letter_configuration() {
    configure(
        UpdateFunctionConfigurationRequest.builder()
            .deadLetterConfig(config -> config.targetArn("arn:aws:sqs:eu-central-1:1:dead")));

    refuses(
        weights(Map.of("4", 0.1)),
        "Specified versions must be associated with the same dead letter configuration");
  }

  private void configure(UpdateFunctionConfigurationRequest.Builder request) {
    world.client.updateFunctionConfiguration(request.functionName("lotto").build());
    world.pass(LambdaPace.AWS.update());
    assertThat(world.publish()).isEqualTo("4");
  }

  private void refuses(UpdateAliasRequest.Builder request, String message) {
    var before = world.live();
    assertThatThrownBy(() -> update(request))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessage(message);
    assertThat(world.live()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1})
  void a_weight_is_from_0_to_1(double weight) {
    violates(
        weights(Map.of("2", weight)),
        "Value '{2=%s}' at 'routingConfig.additionalVersionWeights'".formatted(weight));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1})
  void a_weight_may_be_nothing_or_all(double weight) {
    assertThat(update(weights(Map.of("2", weight))).routingConfig()).isNotNull();
  }

  @Test
  void a_weight_is_never_on_latest() {
    violates(
        weights(Map.of("$LATEST", 0.1)), "Member must satisfy regular expression pattern: [0-9]+");
  }

  private void violates(UpdateAliasRequest.Builder request, String message) {
    assertThatThrownBy(() -> update(request))
        .isInstanceOfSatisfying(
            LambdaException.class,
            refusal -> {
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(refusal.awsErrorDetails().errorMessage()).contains(message);
            });
  }

  @Test
  void both_versions_exist() {
    notFound(weights(Map.of("9", 0.1)), "Function not found: " + ARN + ":9");
    notFound(
        UpdateAliasRequest.builder().functionVersion("9"), "Function not found: " + ARN + ":9");
    assertThatThrownBy(() -> create(alias("next").functionVersion("9")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Function not found: " + ARN + ":9");
  }

  @Test
  void an_alias_that_is_not_there_is_not_found() {
    notFound(UpdateAliasRequest.builder().name("none"), "Alias not found: " + ARN + ":none");
    assertThatThrownBy(() -> world.client.getAlias(r -> r.functionName("lotto").name("none")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Cannot find alias arn: " + ARN + ":none");
  }

  private void notFound(UpdateAliasRequest.Builder request, String message) {
    assertThatThrownBy(() -> update(request))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage(message);
  }

  @Test
  void a_name_is_taken_once() {
    assertThatThrownBy(() -> create(alias("live").functionVersion("2")))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessage("Alias already exists: " + ARN + ":live");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024", "li/ve"})
  void a_name_is_not_a_number_and_has_no_strange_characters(String name) {
    assertThatThrownBy(() -> create(alias(name).functionVersion("1")))
        .isInstanceOf(LambdaException.class)
        .hasMessageContaining(
            "Value '%s' at 'name' failed to satisfy constraint: Member must satisfy regular"
                + " expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
            name);
  }

  private static CreateAliasRequest.Builder alias(String name) {
    return CreateAliasRequest.builder().functionName("lotto").name(name);
  }

  private AliasConfiguration create(CreateAliasRequest.Builder request) {
    var response = world.client.createAlias(request.build());
    return Shapes.copy(response, AliasConfiguration.builder()).build();
  }

  private static UpdateAliasRequest.Builder weights(Map<String, Double> weights) {
    return UpdateAliasRequest.builder()
        .routingConfig(routing -> routing.additionalVersionWeights(weights));
  }

  private UpdateAliasResponse update(UpdateAliasRequest.Builder request) {
    var named = request.build().name() == null ? request.name("live") : request;
    return world.client.updateAlias(named.functionName("lotto").build());
  }
}
