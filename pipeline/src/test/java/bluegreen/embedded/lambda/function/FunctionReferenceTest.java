package bluegreen.embedded.lambda.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.Account;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class FunctionReferenceTest {
  private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:lotto";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lotto",
        "function:lotto",
        "123456789012:function:lotto",
        "eu-central-1:123456789012:function:lotto",
        ARN
      })
  void a_function_has_a_name_and_whole_and_partial_arns(String name) {
    assertThat(parse(name, null).qualifiedArn()).isEqualTo(ARN);
    assertThat(parse(name + ":live", null).qualifiedArn()).isEqualTo(ARN + ":live");
    assertThat(parse(name, "$LATEST").qualifiedArn()).isEqualTo(ARN + ":$LATEST");
    assertThat(parse(name + ":1", "1").qualifiedArn()).isEqualTo(ARN + ":1");
  }

  @Test
  void two_qualifiers_that_differ_are_refused() {
    assertThatThrownBy(() -> parse("lotto:1", "2"))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessage(
            "The derived qualifier from the function name does not match the specified qualifier.");
  }

  @ParameterizedTest
  @CsvSource({
    "*,         , functionName",
    "lotto:1:2, , functionName",
    "arn:aws:ec2:eu-central-1:123456789012:instance:i-1, , functionName"
  })
  void strange_characters_are_refused(String name, String qualifier, String member) {
    assertThatThrownBy(() -> parse(name, qualifier))
        .isInstanceOfSatisfying(
            LambdaException.class,
            refusal ->
                assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
        .hasMessageContaining("at '" + member + "' failed to satisfy constraint");
  }

  @Test
  void functions_of_other_regions_and_accounts_are_out_of_reach() {
    assertThatThrownBy(() -> parse(ARN.replace("eu-central-1", "us-east-1"), null))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessage("Functions from 'us-east-1' are not reachable in this region ('eu-central-1')");
    assertThatThrownBy(() -> parse(ARN.replace("123456789012", "210987654321"), null))
        .isInstanceOfSatisfying(
            LambdaException.class, refusal -> assertThat(refusal.statusCode()).isEqualTo(403));
  }

  private static FunctionReference parse(String name, @Nullable String qualifier) {
    return FunctionReference.parse(new Account("123456789012", "eu-central-1"), name, qualifier);
  }
}
