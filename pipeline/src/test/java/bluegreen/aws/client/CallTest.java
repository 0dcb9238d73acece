package bluegreen.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class CallTest {
  @ParameterizedTest
  @CsvSource({
    "404, ResourceNotFoundException",
    "400, ApplicationDoesNotExistException",
    "400, RepositoryNotFoundException",
    "404, SomethingElse"
  })
  void what_is_not_there_is_missing_and_not_denied(int status, String code) {
    assertThat(refusal(status, code))
        .isEqualTo(
            new Refusal(
                "Lambda GetAlias found nothing: said AWS",
                "Check the names (options, or tags of the function), the region and the account."));
  }

  @Test
  void what_is_denied_names_its_error() {
    assertThat(refusal(403, "AccessDenied"))
        .isEqualTo(
            new Refusal(
                "Lambda GetAlias was denied: AccessDenied: said AWS",
                "Check the credentials and their permissions, region and account."));
    assertThat(refusal(400, "Odd").remedy())
        .isEqualTo("See the message; nothing was moved by this call.");
  }

  private static Refusal refusal(int status, String code) {
    AwsServiceException error =
        AwsServiceException.builder()
            .statusCode(status)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage("said AWS").build())
            .build();
    return assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(
            () ->
                Call.of(
                    "Lambda GetAlias",
                    () -> {
                      throw error;
                    }))
        .actual()
        .refusal();
  }
}
