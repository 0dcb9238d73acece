package bluegreen.embedded.lambda;

import static bluegreen.embedded.lambda.LambdaWorld.URI;
import static bluegreen.embedded.lambda.LambdaWorld.creation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** Functions that Lambda does not create. */
class FunctionRefusalsTest {
  private final LambdaWorld world = new LambdaWorld();

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
        request -> request.role("r1").timeout(0).memorySize(64).description("d".repeat(257)),
        "4 validation errors detected:",
        "Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression",
        "Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than"
            + " or equal to 1",
        "Value '64' at 'memorySize' failed to satisfy constraint: Member must have value greater"
            + " than or equal to 128",
        "at 'description' failed to satisfy constraint: Member must have length less than or equal"
            + " to 256");
  }

  @Test
  void a_timeout_is_at_most_a_quarter_of_an_hour() {
    violates(
        request -> request.timeout(901),
        "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member"
            + " must have value less than or equal to 900");
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
}
