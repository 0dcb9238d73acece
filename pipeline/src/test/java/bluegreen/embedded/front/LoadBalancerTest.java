package bluegreen.embedded.front;

import static bluegreen.alb.HeaderMode.MULTI_VALUE;
import static bluegreen.alb.HeaderMode.SINGLE_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.alb.BadAnswer;
import bluegreen.alb.HeaderMode;
import bluegreen.alb.TargetGroup;
import bluegreen.embedded.front.Exchange.By;
import bluegreen.embedded.model.Chance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class LoadBalancerTest {
  private static final String TARGET =
      "arn:aws:lambda:eu-central-1:123456789012:function:lotto:live";
  private static final long SEED = 7;
  private static final String OK = "{\"statusCode\":200}";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final BlockingQueue<InvokeRequest> invoked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Exchange> observed = new LinkedBlockingQueue<>();
  private final LoadBalancer balancer =
      LoadBalancer.start(0, this::invoke, observed::add, Chance.seeded(SEED));
  private volatile Function<InvokeRequest, InvokeResponse> function = answering(OK);

  @BeforeEach
  void forward() {
    forward(SINGLE_VALUE);
  }

  @AfterEach
  void close() {
    balancer.close();
    client.close();
  }

  @Test
  void a_request_invokes_the_alias_as_an_event() throws Exception {
    HttpRequest request =
        request("/a%2Fb/c?x=1&x=2%203&flag")
            .header("X-Mixed-Case", "one")
            .header("x-mixed-case", "two, three")
            .POST(BodyPublishers.ofString("{\"ä\":1}"))
            .header("Content-Type", "application/json; charset=utf-8")
            .build();

    assertThat(send(request).statusCode()).isEqualTo(200);

    JsonNode event = event();
    assertThat(event.at("/requestContext/elb/targetGroupArn").asString()).isEqualTo("arn:group");
    assertThat(event.at("/httpMethod").asString()).isEqualTo("POST");
    assertThat(event.at("/path").asString()).isEqualTo("/a%2Fb/c");
    assertThat(event.at("/queryStringParameters").toString())
        .isEqualTo("{\"x\":\"2%203\",\"flag\":\"\"}");
    assertThat(event.at("/headers/x-mixed-case").asString()).isEqualTo("two, three");
    assertThat(event.at("/headers/host").asString()).isEqualTo(balancer.uri().getAuthority());
    assertThat(event.at("/body").asString()).isEqualTo("{\"ä\":1}");
    assertThat(event.at("/isBase64Encoded").booleanValue()).isFalse();
    assertThat(event.has("multiValueHeaders")).isFalse();
    assertThat(event.has("multiValueQueryStringParameters")).isFalse();
  }

  @Test
  void every_value_is_kept_if_multi_value_headers_are_enabled() throws Exception {
    forward(MULTI_VALUE);
    functionAnswers(
        "{\"statusCode\":200,\"multiValueHeaders\":{\"Set-Cookie\":[\"a=1\",\"b=2\"]}}");

    HttpResponse<String> response =
        send(request("/?x=1&x=2").header("X-Twice", "one").header("X-Twice", "two").build());

    JsonNode event = event();
    assertThat(event.at("/multiValueQueryStringParameters/x").toString())
        .isEqualTo("[\"1\",\"2\"]");
    assertThat(event.at("/multiValueHeaders/x-twice").toString()).isEqualTo("[\"one\",\"two\"]");
    assertThat(event.has("headers")).isFalse();
    assertThat(event.has("queryStringParameters")).isFalse();
    assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
  }

  @Test
  void the_client_the_protocol_and_the_port_are_added() throws Exception {
    send(request("/").header("X-Forwarded-For", "203.0.113.9").build());

    JsonNode headers = event().at("/headers");
    assertThat(headers.get("x-forwarded-for").asString()).isEqualTo("203.0.113.9, 127.0.0.1");
    assertThat(headers.get("x-forwarded-proto").asString()).isEqualTo("http");
    assertThat(headers.get("x-forwarded-port").asString())
        .isEqualTo(String.valueOf(balancer.uri().getPort()));
    assertThat(headers.get("x-amzn-trace-id").asString())
        .matches("Root=1-[0-9a-f]{8}-" + Chance.seeded(SEED).text(24, "0123456789abcdef"));
  }

  @Test
  void a_trace_without_a_root_gets_one() throws Exception {
    send(request("/").header("X-Amzn-Trace-Id", "Parent=53995c3f42cd8ad8").build());

    assertThat(event().at("/headers/x-amzn-trace-id").asString())
        .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=53995c3f42cd8ad8");
  }

  @Test
  void a_trace_gets_a_self_in_front_of_its_root() throws Exception {
    send(
        request("/").header("X-Amzn-Trace-Id", "Root=1-67891233-abcdef012345678912345678").build());

    assertThat(event().at("/headers/x-amzn-trace-id").asString())
        .matches("Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-67891233-abcdef012345678912345678");
  }

  @Test
  void headers_of_the_connection_are_not_passed_on() throws Exception {
    exchange(
        """
        GET / HTTP/1.1
        Host: lotto
        Connection: close, X-Private
        Keep-Alive: 5
        TE: trailers
        X-Private: 1
        X-Public: 2

        """);

    assertThat(event().at("/headers").propertyNames())
        .containsExactlyInAnyOrder(
            "host",
            "x-public",
            "x-amzn-trace-id",
            "x-forwarded-for",
            "x-forwarded-port",
            "x-forwarded-proto");
  }

  @Test
  void a_target_that_is_not_a_uri_is_passed_on_as_it_is() throws Exception {
    exchange("GET /a|b\\c?q=\"<{}>^`%zz HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    JsonNode event = event();
    assertThat(event.at("/path").asString()).isEqualTo("/a|b\\c");
    assertThat(event.at("/queryStringParameters/q").asString()).isEqualTo("\"<{}>^`%zz");
  }

  @Test
  void a_body_that_is_not_text_is_encoded() throws Exception {
    HttpRequest gzipped =
        request("/")
            .header("Content-Type", "text/plain")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(new byte[] {0x1f, (byte) 0x8b, 0}))
            .build();

    send(gzipped);

    JsonNode event = event();
    assertThat(event.at("/isBase64Encoded").booleanValue()).isTrue();
    assertThat(event.at("/body").binaryValue()).containsExactly(0x1f, 0x8b, 0);
  }

  @Test
  void the_functions_answer_is_sent() throws Exception {
    functionAnswers(
        """
        {"statusCode":201,"statusDescription":"201 Drawn","isBase64Encoded":true,
         "headers":{"Content-Type":"image/png","X-Lotto-Version":"7","Connection":"upgrade"},
         "multiValueHeaders":null,"body":"AQID"}
        """);

    String response = exchange("GET / HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    assertThat(response).startsWith("HTTP/1.1 201 Drawn\r\n");
    assertThat(response).contains("\r\nContent-Type: image/png\r\n");
    assertThat(response).contains("\r\nX-Lotto-Version: 7\r\n");
    assertThat(response).contains("\r\nServer: awselb/2.0\r\n").contains("\r\nDate: ");
    assertThat(response).contains("\r\nContent-Length: 3\r\n").endsWith("\r\n\r\n\1\2\3");
    assertThat(response).doesNotContain("upgrade");
  }

  @Test
  void a_body_without_a_type_is_an_octet_stream() throws Exception {
    functionAnswers("{\"statusCode\":200,\"headers\":{},\"body\":\"x\"}");

    assertThat(send(request("/").build()).headers().firstValue("content-type"))
        .contains("application/octet-stream");
  }

  @Test
  void head_gets_the_length_but_no_body() throws Exception {
    functionAnswers("{\"statusCode\":200,\"headers\":{},\"body\":\"hello\"}");

    String response = exchange("HEAD / HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    assertThat(response).contains("\r\nContent-Length: 5\r\n").endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void a_status_without_a_body_gets_none(int status) throws Exception {
    functionAnswers("{\"statusCode\":" + status + ",\"headers\":{},\"body\":\"hello\"}");

    String response = exchange("GET / HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    assertThat(response).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n");
  }

  @Test
  void the_connection_is_kept() throws Exception {
    String twice =
        exchange(
            "GET /1 HTTP/1.1\nHost: lotto\n\nGET /2 HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    assertThat(twice.split("HTTP/1.1 200", -1)).hasSize(3);
  }

  @Test
  void a_body_may_have_a_megabyte_and_no_byte_more() throws Exception {
    HttpRequest.Builder request = request("/");

    HttpResponse<String> tooLarge =
        send(request.POST(BodyPublishers.ofByteArray(new byte[1024 * 1024 + 1])).build());

    assertThat(answeredByItself(tooLarge, 413, "Request Entity Too Large").by())
        .isEqualTo(new By.Balancer(AlbError.REQUEST_TOO_LARGE));
    assertThat(invoked).isEmpty();
    assertThat(
            send(request.POST(BodyPublishers.ofByteArray(new byte[1024 * 1024])).build())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void without_a_target_the_service_is_unavailable() throws Exception {
    try (LoadBalancer empty =
        LoadBalancer.start(0, this::invoke, observed::add, Chance.seeded(SEED))) {
      HttpResponse<String> response = send(HttpRequest.newBuilder(empty.uri()).build());

      assertThat(answeredByItself(response, 503, "Service Temporarily Unavailable"))
          .extracting(Exchange::by)
          .isEqualTo(new By.Balancer(AlbError.NO_TARGET));
      assertThat(invoked).isEmpty();
    }
  }

  @Test
  void a_failed_function_is_a_bad_gateway() throws Exception {
    functionDoes(
        request ->
            InvokeResponse.builder()
                .functionError("Unhandled")
                .executedVersion("8")
                .payload(SdkBytes.fromUtf8String("{\"errorMessage\":\"boom\"}"))
                .build());

    assertThat(badGateway())
        .extracting(Exchange::by)
        .isEqualTo(new By.BalancerForVersion("8", AlbError.LAMBDA_UNHANDLED));
  }

  @Test
  void a_throttled_function_is_a_bad_gateway() throws Exception {
    functionDoes(
        request -> {
          throw TooManyRequestsException.builder().message("Rate Exceeded.").build();
        });

    assertThat(badGateway())
        .extracting(Exchange::by)
        .isEqualTo(new By.Balancer(AlbError.LAMBDA_THROTTLING));
  }

  @Test
  void a_deleted_function_is_a_bad_gateway() throws Exception {
    functionDoes(
        request -> {
          throw ResourceNotFoundException.builder().message("Function not found").build();
        });

    assertThat(badGateway())
        .extracting(Exchange::by)
        .isEqualTo(new By.Balancer(AlbError.LAMBDA_RESOURCE_NOT_FOUND));
  }

  @Test
  void an_error_of_lambda_is_a_bad_gateway() throws Exception {
    functionDoes(
        request -> {
          throw new IllegalStateException("closed");
        });

    assertThat(badGateway())
        .extracting(Exchange::by)
        .isEqualTo(new By.Balancer(AlbError.LAMBDA_SERVICE_EXCEPTION));
  }

  @Test
  void an_answer_over_a_megabyte_is_a_bad_gateway() throws Exception {
    functionAnswers("{\"statusCode\":200,\"body\":\"" + "x".repeat(1024 * 1024) + "\"}");

    assertThat(badGateway())
        .extracting(Exchange::by)
        .isEqualTo(new By.BalancerForVersion("7", AlbError.LAMBDA_RESPONSE_TOO_LARGE));
  }

  @ParameterizedTest
  @MethodSource("bluegreen.alb.BadAnswer#all")
  void a_malformed_answer_is_a_bad_gateway(BadAnswer answer) throws Exception {
    forward(answer.mode());
    functionAnswers(answer.json());

    assertThat(badGateway())
        .extracting(Exchange::by)
        .isEqualTo(new By.BalancerForVersion("7", AlbError.LAMBDA_INVALID_RESPONSE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SINGLE_VALUE | {\"statusCode\":200,\"multiValueHeaders\":{\"X-Lost\":[\"a\"]}}",
        "MULTI_VALUE  | {\"statusCode\":200,\"headers\":{\"X-Lost\":\"a\"}}"
      })
  void headers_in_the_field_of_the_other_mode_do_not_reach_the_client(
      HeaderMode mode, String answer) throws Exception {
    forward(mode);
    functionAnswers(answer);

    HttpResponse<String> response = send(request("/").build());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().map()).doesNotContainKey("x-lost");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: lotto\nConnection: close, upgrade\nUpgrade: websocket\n\n",
        "GET / HTTP/1.1\nHost: lotto\nno colon\n\n",
        "GET / HTTP/1.1\nConnection: close\n\n"
      })
  void a_request_that_it_does_not_understand_is_refused(String request) throws Exception {
    assertThat(exchange(request))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .contains("Server: awselb/2.0\r\n")
        .contains("<center><h1>400 Bad Request</h1></center>");
    assertThat(invoked).isEmpty();
  }

  @Test
  void an_endless_uri_is_refused() throws Exception {
    assertThat(exchange("GET /" + "x".repeat(16 * 1024) + " HTTP/1.1\nHost: lotto\n\n"))
        .startsWith("HTTP/1.1 414 Request-URI Too Large\r\n");
  }

  @Test
  void trace_is_not_allowed() throws Exception {
    assertThat(exchange("TRACE / HTTP/1.1\nHost: lotto\nConnection: close\n\n"))
        .startsWith("HTTP/1.1 405 Not Allowed\r\n");
  }

  @Test
  void the_observer_sees_which_version_answered_when_and_how_fast() throws Exception {
    AtomicLong inside = new AtomicLong();
    functionDoes(
        request -> {
          long began = System.nanoTime();
          InvokeResponse answer = answering(OK).apply(request);
          inside.set(System.nanoTime() - began);
          return answer;
        });
    Instant before = Instant.now();
    long began = System.nanoTime();

    send(request("/").build());

    Duration outside = Duration.ofNanos(System.nanoTime() - began);
    Exchange exchange = observed.take();
    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.by()).isEqualTo(new By.Version("7"));
    assertThat(exchange.at()).isBetween(before, Instant.now());
    assertThat(exchange.duration()).isBetween(Duration.ofNanos(inside.get()), outside);
  }

  private Exchange badGateway() throws IOException, InterruptedException {
    return answeredByItself(send(request("/").build()), 502, "Bad Gateway");
  }

  private Exchange answeredByItself(HttpResponse<String> response, int status, String reason)
      throws InterruptedException {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().map())
        .containsEntry("server", List.of("awselb/2.0"))
        .containsEntry("content-type", List.of("text/html"));
    assertThat(response.body())
        .isEqualTo(
            """
            <html>
            <head><title>%1$s</title></head>
            <body>
            <center><h1>%1$s</h1></center>
            </body>
            </html>
            """
                .formatted(status + " " + reason)
                .replace("\n", "\r\n"));
    Exchange exchange = observed.take();
    assertThat(exchange.status()).isEqualTo(status);
    return exchange;
  }

  private JsonNode event() throws InterruptedException {
    InvokeRequest request = invoked.take();
    assertThat(request.functionName()).isEqualTo(TARGET);
    return new JsonMapper().readTree(request.payload().asByteArray());
  }

  private void forward(HeaderMode mode) {
    balancer.forward(new TargetGroup("arn:group", mode), TARGET);
  }

  private void functionAnswers(String answer) {
    function = answering(answer);
  }

  private void functionDoes(Function<InvokeRequest, InvokeResponse> work) {
    function = work;
  }

  private InvokeResponse invoke(InvokeRequest request) {
    invoked.add(request);
    return function.apply(request);
  }

  private static Function<InvokeRequest, InvokeResponse> answering(String answer) {
    InvokeResponse response =
        InvokeResponse.builder()
            .statusCode(200)
            .executedVersion("7")
            .payload(SdkBytes.fromUtf8String(answer))
            .build();
    return request -> response;
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create(balancer.uri() + target));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  /** Sends raw bytes, which may be invalid HTTP, and reads until the connection is closed. */
  private String exchange(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), balancer.uri().getPort())) {
      byte[] bytes = request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
      socket.getOutputStream().write(bytes);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
