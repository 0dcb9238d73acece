package bluegreen.embedded.front;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.alb.BadAnswer;
import bluegreen.embedded.front.Exchange.By;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Requests that the load balancer answers itself. */
@Timeout(30)
class BadGatewayTest {
  private final FrontWorld world = new FrontWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void without_a_target_the_service_is_unavailable() throws Exception {
    try (LoadBalancer empty = world.start()) {
      HttpResponse<String> response = world.send(HttpRequest.newBuilder(empty.uri()).build());

      assertThat(world.answeredByItself(response, 503, "Service Temporarily Unavailable"))
          .matches(exchange -> exchange.group().isEmpty())
          .extracting(Exchange::by)
          .isEqualTo(new By.Balancer(AlbError.NO_TARGET));
      assertThat(world.invoked).isEmpty();
    }
  }

  @Test
  void a_failed_function_is_a_bad_gateway() throws Exception {
    world.functionDoes(
        request ->
            InvokeResponse.builder()
                .functionError("Unhandled")
                .executedVersion("8")
                .payload(SdkBytes.fromUtf8String("{\"errorMessage\":\"boom\"}"))
                .build());

    assertThat(world.badGateway())
        .matches(exchange -> exchange.group().equals(Optional.of("arn:group")))
        .extracting(Exchange::by)
        .isEqualTo(new By.BalancerForVersion("8", AlbError.LAMBDA_UNHANDLED));
  }

  @Test
  void a_throttled_function_is_a_bad_gateway() throws Exception {
    world.functionDoes(
        request -> {
          throw TooManyRequestsException.builder().message("Rate Exceeded.").build();
        });

    assertThat(world.badGateway())
        .extracting(Exchange::by)
        .isEqualTo(new By.Balancer(AlbError.LAMBDA_THROTTLING));
  }

  @Test
  void a_deleted_function_is_a_bad_gateway() throws Exception {
    world.functionDoes(
        request -> {
          throw ResourceNotFoundException.builder().message("Function not found").build();
        });

    assertThat(world.badGateway())
        .extracting(Exchange::by)
        .isEqualTo(new By.Balancer(AlbError.LAMBDA_RESOURCE_NOT_FOUND));
  }

  @Test
  void an_error_of_lambda_is_a_bad_gateway() throws Exception {
    world.functionDoes(
        request -> {
          throw new IllegalStateException("closed");
        });

    assertThat(world.badGateway())
        .extracting(Exchange::by)
        .isEqualTo(new By.Balancer(AlbError.LAMBDA_SERVICE_EXCEPTION));
  }

  @Test
  void an_answer_over_a_megabyte_is_a_bad_gateway() throws Exception {
    world.functionAnswers("{\"statusCode\":200,\"body\":\"" + "x".repeat(1024 * 1024) + "\"}");

    assertThat(world.badGateway())
        .extracting(Exchange::by)
        .isEqualTo(new By.BalancerForVersion("7", AlbError.LAMBDA_RESPONSE_TOO_LARGE));
  }

  @ParameterizedTest
  @MethodSource("bluegreen.alb.BadAnswer#all")
  void a_malformed_answer_is_a_bad_gateway(BadAnswer answer) throws Exception {
    world.forward(answer.mode());
    world.functionAnswers(answer.json());

    assertThat(world.badGateway())
        .extracting(Exchange::by)
        .isEqualTo(new By.BalancerForVersion("7", AlbError.LAMBDA_INVALID_RESPONSE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: lotto\nConnection: close, upgrade\nUpgrade: websocket\n\n",
        "GET / HTTP/1.1\nHost: lotto\nno colon\n\n",
        "GET / HTTP/1.1\nConnection: close\n\n"
      })
  void a_request_that_it_does_not_understand_is_refused(String request) throws Exception {
    assertThat(world.exchange(request))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .contains("Server: awselb/2.0\r\n")
        .contains("<center><h1>400 Bad Request</h1></center>");
    assertThat(world.invoked).isEmpty();
  }

  @Test
  void an_endless_uri_is_refused() throws Exception {
    assertThat(world.exchange("GET /" + "x".repeat(16 * 1024) + " HTTP/1.1\nHost: lotto\n\n"))
        .startsWith("HTTP/1.1 414 Request-URI Too Large\r\n");
  }

  @Test
  void trace_is_not_allowed() throws Exception {
    assertThat(world.exchange("TRACE / HTTP/1.1\nHost: lotto\nConnection: close\n\n"))
        .startsWith("HTTP/1.1 405 Not Allowed\r\n");
  }
}
