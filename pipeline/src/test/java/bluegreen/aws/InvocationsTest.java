package bluegreen.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bluegreen.ports.Invoker.Invocation;
import bluegreen.ports.Invoker.Result;
import bluegreen.ports.LostSightException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

class InvocationsTest {
  private static final String LOG = "REPORT RequestId: a\tDuration: 20 ms";
  private static final InvokeResponse GARBLED =
      InvokeResponse.builder().statusCode(200).payload(SdkBytes.fromUtf8String("<html>")).build();

  @Test
  void the_time_is_lambdas_not_that_of_the_call() {
    assertThat(invoke(lambdas("{}".getBytes(UTF_8)).build()))
        .isEqualTo(new Invocation("{}", Result.ANSWERED, LOG, Duration.ofMillis(20)));
  }

  @Test
  void without_a_report_it_is_that_of_the_call() {
    InvokeResponse noLog = lambdas("{}".getBytes(UTF_8)).logResult(null).build();

    assertThat(invoke(noLog).took()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void an_answer_that_is_not_lambdas_is_asked_for_again() {
    InvokeResponse empty = InvokeResponse.builder().build();

    assertThat(invoke(GARBLED, empty, lambdas("{}".getBytes(UTF_8)).build()).payload())
        .isEqualTo("{}");
  }

  @Test
  void answers_that_never_are_lambdas_say_nothing_about_the_function() {
    assertThatExceptionOfType(LostSightException.class)
        .isThrownBy(() -> invoke(GARBLED, GARBLED, GARBLED))
        .withMessageContaining("not Lambda's");
  }

  @Test
  void bytes_that_are_no_text_are_told_from_a_failure() {
    byte[] bytes = {'"', (byte) 0xff, '"'};

    assertThat(invoke(lambdas(bytes).build()))
        .extracting(Invocation::result, Invocation::payload)
        .containsExactly(Result.NOT_UTF_8, "\"\ufffd\"");
    assertThat(invoke(lambdas(bytes).functionError("Unhandled").build()).result())
        .isEqualTo(Result.FAILED);
  }

  @Test
  void a_log_that_can_not_be_read_is_none() {
    assertThat(invoke(lambdas("{}".getBytes(UTF_8)).logResult("?").build()).log()).isEmpty();
  }

  private static Invocation invoke(InvokeResponse... answers) {
    Deque<InvokeResponse> left = new ArrayDeque<>(List.of(answers));
    return Invocations.of(left::removeFirst);
  }

  private static InvokeResponse.Builder lambdas(byte[] payload) {
    return InvokeResponse.builder()
        .statusCode(200)
        .executedVersion("7")
        .logResult(Base64.getEncoder().encodeToString(LOG.getBytes(UTF_8)))
        .payload(SdkBytes.fromByteArray(payload));
  }
}
