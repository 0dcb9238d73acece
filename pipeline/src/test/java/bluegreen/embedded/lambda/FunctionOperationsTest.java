package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.ARN;
import static bluegreen.embedded.lambda.LambdaWorld.URI;
import static bluegreen.embedded.lambda.LambdaWorld.creation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionVersion;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;

class FunctionOperationsTest {
  private final LambdaWorld world = new LambdaWorld();

  @Test
  void a_new_function_is_pending_and_a_moment_later_active_under_another_revision() {
    String digest = world.push("first");

    var created = world.client.createFunction(creation().build());
    assertThat(created.state()).isEqualTo(State.PENDING);
    assertThat(created.stateReasonCode()).isEqualTo(StateReasonCode.CREATING);
    assertThat(created.lastUpdateStatus()).isNull();
    assertThat(created.functionArn()).isEqualTo(ARN);
    assertThat(created.codeSha256()).isEqualTo(digest.substring("sha256:".length()));

    world.pass(LambdaPace.AWS.creation());
    var active = world.configuration("$LATEST");
    assertThat(active.state()).isEqualTo(State.ACTIVE);
    assertThat(active.stateReasonCode()).isNull();
    assertThat(active.lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
    assertThat(active.functionArn()).isEqualTo(ARN + ":$LATEST");
    assertThat(active.revisionId()).isNotEqualTo(created.revisionId());
  }

  @Test
  void what_a_request_leaves_out_has_lambdas_defaults() {
    world.push("first");

    var created = world.client.createFunction(creation().build());

    assertThat(created.memorySize()).isEqualTo(128);
    assertThat(created.timeout()).isEqualTo(3);
    assertThat(created.description()).isEmpty();
    assertThat(created.architectures()).containsExactly(Architecture.X86_64);
    assertThat(created.codeSize()).isZero();
    assertThat(created.version()).isEqualTo("$LATEST");
    assertThat(created.lastModified()).isEqualTo("2026-01-01T00:00:00.000+0000");
  }

  @Test
  void what_a_request_sets_is_kept() {
    world.push("first");

    world.client.createFunction(
        creation()
            .memorySize(512)
            .environment(environment -> environment.variables(Map.of("COLOUR", "green")))
            .imageConfig(image -> image.command("Other"))
            .tags(Map.of("team", "lotto"))
            .build());

    var function = world.client.getFunction(r -> r.functionName("lotto"));
    assertThat(function.configuration().memorySize()).isEqualTo(512);
    assertThat(function.configuration().environment().variables()).containsEntry("COLOUR", "green");
    assertThat(function.configuration().imageConfigResponse().imageConfig().command())
        .containsExactly("Other");
    assertThat(function.tags()).containsEntry("team", "lotto");
  }

  @Test
  void a_function_names_its_image_by_tag_and_by_digest() {
    String digest = world.push("first");
    world.client.createFunction(creation().build());

    var function = world.client.getFunction(r -> r.functionName("lotto"));

    assertThat(function.code().imageUri()).isEqualTo(URI + ":first");
    assertThat(function.code().repositoryType()).isEqualTo("ECR");
    assertThat(function.code().resolvedImageUri()).isEqualTo(URI + "@" + digest);
    assertThat(function.configuration().functionArn()).isEqualTo(ARN);
    assertThat(function.hasTags()).isFalse();
    assertThat(function.concurrency()).isNull();
  }

  @Test
  void a_function_can_be_published_as_it_is_created() {
    world.push("first");

    var created = world.client.createFunction(creation().publish(true).build());
    world.pass(LambdaPace.AWS.creation());

    assertThat(created.version()).isEqualTo("1");
    assertThat(created.functionArn()).isEqualTo(ARN);
    assertThat(world.configuration("1").state()).isEqualTo(State.ACTIVE);
    assertThat(world.publish()).isEqualTo("1");
  }

  @Test
  void a_function_whose_image_is_deleted_meanwhile_fails() {
    String digest = world.push("first");
    world.client.createFunction(creation().build());

    world.deleteImage(digest);
    world.pass(LambdaPace.AWS.creation());

    assertThat(world.configuration("$LATEST").state()).isEqualTo(State.FAILED);
    assertThat(world.configuration("$LATEST").stateReasonCode())
        .isEqualTo(StateReasonCode.IMAGE_DELETED);
  }

  @Test
  void a_name_is_taken_once() {
    world.push("first");
    world.client.createFunction(creation().build());

    assertThatThrownBy(() -> world.client.createFunction(creation().build()))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessage("Function already exist: lotto");
  }

  @Test
  void only_images_that_exist_are_taken() {
    refuses(
        creation(), "Source image " + URI + ":first does not exist. Provide a valid source image.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lotto:first", URI})
  void an_image_needs_a_registry_and_a_tag_or_a_digest(String uri) {
    refuses(
        creation().code(code -> code.imageUri(uri)),
        "Source image " + uri + " is not valid. Provide a valid source image.");
  }

  @Test
  void an_image_of_another_account_is_not_there() {
    String uri = URI.replace("123456789012", "210987654321") + ":first";
    world.push("first");

    refuses(
        creation().code(code -> code.imageUri(uri)),
        "Source image " + uri + " does not exist. Provide a valid source image.");
  }

  @Test
  void an_image_index_is_refused() {
    world.ecr.pushIndex("lotto", "index", List.of(world.push("first")));

    refuses(
        creation().code(code -> code.imageUri(URI + ":index")),
        "The image manifest, config or layer media type for the source image "
            + URI
            + ":index is not supported.");
  }

  @Test
  void settings_of_zip_packages_are_refused() {
    refuses(
        creation().runtime(Runtime.JAVA21),
        "Please don't provide Handler or Runtime or Layer when the intended function PackageType"
            + " is Image.");
  }

  @Test
  void zip_packages_are_refused() {
    assertThatThrownBy(
            () -> world.client.createFunction(creation().packageType(PackageType.ZIP).build()))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("This Lambda runs images only");
  }

  @Test
  void an_image_is_required() {
    refuses(
        creation().code(code -> code.s3Bucket("bucket")),
        "Please provide ImageUri when creating a function with packageType Image.");
  }

  @Test
  void more_memory_than_there_is_is_refused() {
    refuses(
        creation().memorySize(10_241),
        "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal"
            + " to 10240");
  }

  @Test
  void a_name_has_at_most_64_characters() {
    String name = "a".repeat(65);
    refuses(
        creation().functionName(name),
        "1 validation error detected: Value '"
            + name
            + "' at 'functionName' failed to satisfy constraint: Member must have length less than"
            + " or equal to 64");
  }

  private void refuses(CreateFunctionRequest.Builder request, String message) {
    assertThatThrownBy(() -> world.client.createFunction(request.build()))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessage(message);
  }

  @Test
  void what_the_api_model_forbids_is_refused_all_at_once() {
    violates(
        request -> request.role("r1").timeout(901).memorySize(64).description("d".repeat(257)),
        "4 validation errors detected:",
        "Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression",
        "Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or"
            + " equal to 900",
        "Value '64' at 'memorySize' failed to satisfy constraint: Member must have value greater"
            + " than or equal to 128",
        "at 'description' failed to satisfy constraint: Member must have length less than or equal"
            + " to 256");
  }

  @Test
  void a_role_is_required() {
    violates(
        request -> request.role(null),
        "1 validation error detected: Value null at 'role' failed to satisfy constraint: Member"
            + " must not be null");
  }

  @Test
  void one_known_architecture_is_required() {
    violates(
        request -> request.architectures(Architecture.X86_64, Architecture.ARM64),
        "Value '[x86_64, arm64]' at 'architectures'");
    violates(
        request -> request.architecturesWithStrings("X86_64"),
        "Value '[X86_64]' at 'architectures'",
        "[Member must satisfy enum value set: [x86_64, arm64], Member must not be null]");
  }

  private void violates(Consumer<CreateFunctionRequest.Builder> change, String... messages) {
    var request = creation();
    change.accept(request);
    assertThatThrownBy(() -> world.client.createFunction(request.build()))
        .isInstanceOfSatisfying(
            LambdaException.class,
            refusal -> {
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(refusal.statusCode()).isEqualTo(400);
              assertThat(refusal.awsErrorDetails().errorMessage()).contains(messages);
            });
  }

  @Test
  void lists_leave_out_how_functions_are_doing() {
    var released = LambdaWorld.withVersions(1);

    var functions = released.client.listFunctions(r -> {});
    var all = released.client.listFunctions(r -> r.functionVersion(FunctionVersion.ALL));

    assertThat(functions.functions())
        .singleElement()
        .satisfies(
            function -> {
              assertThat(function.functionArn()).isEqualTo(ARN);
              assertThat(function.state()).isNull();
              assertThat(function.lastUpdateStatus()).isNull();
            });
    assertThat(all.functions())
        .extracting(function -> function.functionArn())
        .containsExactly(ARN + ":$LATEST", ARN + ":1");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          other, ,        other
          other, $LATEST, other:$LATEST
          lotto, 99,      lotto:99
          lotto, nobody,  lotto:nobody
          """)
  void what_is_not_there_is_not_found(String name, String qualifier, String missing) {
    var released = LambdaWorld.withVersions(1);

    assertThatThrownBy(
            () -> released.client.getFunction(r -> r.functionName(name).qualifier(qualifier)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Function not found: " + ARN.replace("lotto", missing));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lotto:live",
        "123456789012:function:lotto:live",
        "function:lotto:live",
        "arn:aws:lambda:eu-central-1:123456789012:function:lotto:live"
      })
  void an_alias_shows_the_version_that_it_is_on(String name) {
    var released = LambdaWorld.withVersions(2);

    var function = released.client.getFunction(r -> r.functionName(name));

    assertThat(function.configuration().version()).isEqualTo("1");
    assertThat(function.configuration().functionArn()).isEqualTo(ARN + ":live");
  }
}
