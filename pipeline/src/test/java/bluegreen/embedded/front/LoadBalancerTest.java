package bluegreen.embedded.front;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.alb.TargetGroup;
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
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
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
  private static final TargetGroup SINGLE = new TargetGroup("arn:group", TARGET, false);
  private static final TargetGroup MULTI = new TargetGroup("arn:group", TARGET, true);
  private static final String OK = "{\"statusCode\":200,\"headers\":{}}";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final BlockingQueue<InvokeRequest> invoked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Exchange> observed = new LinkedBlockingQueue<>();
  private LoadBalancer balancer = start(SINGLE, OK);

  @AfterEach
  void close() {
    balancer.close();
    client.close();
  }

  @Test
  void invokesTheAliasWithTheRequestAsAnEvent() throws Exception {
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
  void keepsEveryValueInMultiValueMode() throws Exception {
    restart(MULTI, "{\"statusCode\":200,\"multiValueHeaders\":{\"Set-Cookie\":[\"a=1\",\"b=2\"]}}");

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
  void saysWhoAskedAndHow() throws Exception {
    send(request("/").header("X-Forwarded-For", "203.0.113.9").build());

    JsonNode headers = event().at("/headers");
    assertThat(headers.get("x-forwarded-for").asString()).isEqualTo("203.0.113.9, 127.0.0.1");
    assertThat(headers.get("x-forwarded-proto").asString()).isEqualTo("http");
    assertThat(headers.get("x-forwarded-port").asString())
        .isEqualTo(String.valueOf(balancer.uri().getPort()));
    assertThat(headers.get("x-amzn-trace-id").asString())
        .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
  }

  @Test
  void addsItselfToATrace() throws Exception {
    send(
        request("/").header("X-Amzn-Trace-Id", "Root=1-67891233-abcdef012345678912345678").build());

    assertThat(event().at("/headers/x-amzn-trace-id").asString())
        .matches("Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-67891233-abcdef012345678912345678");
  }

  @Test
  void dropsWhatConcernsOneConnectionOnly() throws Exception {
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
  void passesOnWhatIsNoUriAtAll() throws Exception {
    exchange("GET /a|b\\c?q=\"<{}>^`%zz HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    JsonNode event = event();
    assertThat(event.at("/path").asString()).isEqualTo("/a|b\\c");
    assertThat(event.at("/queryStringParameters/q").asString()).isEqualTo("\"<{}>^`%zz");
  }

  @Test
  void encodesBodiesThatAreNoText() throws Exception {
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
  void answersWhatTheFunctionAnswers() throws Exception {
    restart(
        SINGLE,
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
  void callsABodyOfNoTypeBytes() throws Exception {
    restart(SINGLE, "{\"statusCode\":200,\"headers\":{},\"body\":\"x\"}");

    assertThat(send(request("/").build()).headers().firstValue("content-type"))
        .contains("application/octet-stream");
  }

  @Test
  void sendsNoBodyToHead() throws Exception {
    restart(SINGLE, "{\"statusCode\":200,\"headers\":{},\"body\":\"hello\"}");

    String response = exchange("HEAD / HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    assertThat(response).contains("\r\nContent-Length: 5\r\n").endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void sendsNoBodyWithAStatusThatHasNone(int status) throws Exception {
    restart(SINGLE, "{\"statusCode\":" + status + ",\"headers\":{},\"body\":\"hello\"}");

    String response = exchange("GET / HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    assertThat(response).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n");
  }

  @Test
  void keepsTheConnection() throws Exception {
    String twice =
        exchange(
            "GET /1 HTTP/1.1\nHost: lotto\n\nGET /2 HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    assertThat(twice.split("HTTP/1.1 200", -1)).hasSize(3);
  }

  @Test
  void refusesABodyOfMoreThanAMegabyte() throws Exception {
    HttpRequest.Builder request = request("/");

    assertRefused(
        send(request.POST(BodyPublishers.ofByteArray(new byte[1024 * 1024 + 1])).build()),
        AlbError.REQUEST_TOO_LARGE,
        "413 Request Entity Too Large");
    assertThat(invoked).isEmpty();
    assertThat(
            send(request.POST(BodyPublishers.ofByteArray(new byte[1024 * 1024])).build())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void hasNoServiceWithoutATarget() throws Exception {
    restart(new TargetGroup("arn:group", null, false), OK);

    assertRefused(
        send(request("/").build()), AlbError.NO_TARGET, "503 Service Temporarily Unavailable");
  }

  @Test
  void isABadGatewayWhenTheFunctionFails() throws Exception {
    restart(
        SINGLE,
        request ->
            InvokeResponse.builder()
                .functionError("Unhandled")
                .executedVersion("8")
                .payload(SdkBytes.fromUtf8String("{\"errorMessage\":\"boom\"}"))
                .build());

    assertRefused(send(request("/").build()), AlbError.LAMBDA_UNHANDLED, "502 Bad Gateway", "8");
  }

  @Test
  void isABadGatewayWhenLambdaThrottles() throws Exception {
    restart(
        SINGLE,
        request -> {
          throw TooManyRequestsException.builder().message("Rate Exceeded.").build();
        });

    assertRefused(send(request("/").build()), AlbError.LAMBDA_THROTTLING, "502 Bad Gateway");
  }

  @Test
  void isABadGatewayWhenTheFunctionIsGone() throws Exception {
    restart(
        SINGLE,
        request -> {
          throw ResourceNotFoundException.builder().message("Function not found").build();
        });

    assertRefused(
        send(request("/").build()), AlbError.LAMBDA_RESOURCE_NOT_FOUND, "502 Bad Gateway");
  }

  @Test
  void isABadGatewayWhenInvokingBreaks() throws Exception {
    restart(
        SINGLE,
        request -> {
          throw new IllegalStateException("closed");
        });

    assertRefused(send(request("/").build()), AlbError.LAMBDA_SERVICE_EXCEPTION, "502 Bad Gateway");
  }

  @Test
  void isABadGatewayWhenTheAnswerIsTooLarge() throws Exception {
    restart(
        SINGLE, "{\"statusCode\":200,\"headers\":{},\"body\":\"" + "x".repeat(1024 * 1024) + "\"}");

    assertRefused(
        send(request("/").build()), AlbError.LAMBDA_RESPONSE_TOO_LARGE, "502 Bad Gateway", "7");
  }

  @Test
  void isABadGatewayWhenTheAnswerIsMalformed() throws Exception {
    restart(SINGLE, "{\"statusCode\":\"200\",\"headers\":{}}");

    assertRefused(
        send(request("/").build()), AlbError.LAMBDA_INVALID_RESPONSE, "502 Bad Gateway", "7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: lotto\nConnection: close, upgrade\nUpgrade: websocket\n\n",
        "GET / HTTP/1.1\nHost: lotto\nno colon\n\n",
        "GET / HTTP/1.1\nConnection: close\n\n"
      })
  void refusesWhatItDoesNotUnderstand(String request) throws Exception {
    assertThat(exchange(request))
        .startsWith("HTTP/1.1 400 Bad Request\r\n")
        .contains("Server: awselb/2.0\r\n")
        .contains("<center><h1>400 Bad Request</h1></center>");
    assertThat(invoked).isEmpty();
  }

  @Test
  void refusesAnEndlessUri() throws Exception {
    assertThat(exchange("GET /" + "x".repeat(16 * 1024) + " HTTP/1.1\nHost: lotto\n\n"))
        .startsWith("HTTP/1.1 414 Request-URI Too Large\r\n");
  }

  @Test
  void doesNotTrace() throws Exception {
    assertThat(exchange("TRACE / HTTP/1.1\nHost: lotto\nConnection: close\n\n"))
        .startsWith("HTTP/1.1 405 Not Allowed\r\n");
  }

  @Test
  void tellsItsObserverWhoServed() throws Exception {
    send(request("/").build());

    Exchange exchange = observed.take();
    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.version()).isEqualTo("7");
    assertThat(exchange.error()).isNull();
    assertThat(exchange.duration()).isPositive();
  }

  private void assertRefused(HttpResponse<String> response, AlbError refusal, String title)
      throws InterruptedException {
    assertRefused(response, refusal, title, null);
  }

  private void assertRefused(
      HttpResponse<String> response, AlbError refusal, String title, @Nullable String version)
      throws InterruptedException {
    assertThat(response.statusCode()).isEqualTo(Integer.parseInt(title.substring(0, 3)));
    assertThat(response.headers().map())
        .containsEntry("server", List.of("awselb/2.0"))
        .containsEntry("content-type", List.of("text/html"));
    assertThat(response.body()).contains("<center><h1>" + title + "</h1></center>");
    Exchange exchange = observed.take();
    assertThat(exchange.error()).isEqualTo(refusal);
    assertThat(exchange.status()).isEqualTo(response.statusCode());
    assertThat(exchange.version()).isEqualTo(version);
  }

  private JsonNode event() throws InterruptedException {
    InvokeRequest request = invoked.take();
    assertThat(request.functionName()).isEqualTo(TARGET);
    return new JsonMapper().readTree(request.payload().asByteArray());
  }

  private void restart(TargetGroup group, String answer) {
    balancer.close();
    balancer = start(group, answer);
  }

  private void restart(TargetGroup group, Function<InvokeRequest, InvokeResponse> invoke) {
    balancer.close();
    balancer = LoadBalancer.start(0, group, invoke, observed::add);
  }

  private LoadBalancer start(TargetGroup group, String answer) {
    InvokeResponse response =
        InvokeResponse.builder()
            .statusCode(200)
            .executedVersion("7")
            .payload(SdkBytes.fromUtf8String(answer))
            .build();
    return LoadBalancer.start(
        0,
        group,
        request -> {
          invoked.add(request);
          return response;
        },
        observed::add);
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create(balancer.uri() + target));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  /** Sends what no client would, and reads until the connection's end. */
  private String exchange(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), balancer.uri().getPort())) {
      byte[] bytes = request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
      socket.getOutputStream().write(bytes);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
