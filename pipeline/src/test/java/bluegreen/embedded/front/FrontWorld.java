package bluegreen.embedded.front;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.alb.HeaderMode;
import bluegreen.alb.TargetGroup;
import bluegreen.embedded.model.Chance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A load balancer in front of alias {@code live}, whose function the test supplies. */
final class FrontWorld implements AutoCloseable {
  static final long SEED = 7;
  static final String OK = "{\"statusCode\":200}";
  private static final String TARGET =
      "arn:aws:lambda:eu-central-1:123456789012:function:lotto:live";

  final BlockingQueue<InvokeRequest> invoked = new LinkedBlockingQueue<>();
  final BlockingQueue<Exchange> observed = new LinkedBlockingQueue<>();
  final LoadBalancer balancer = start();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile Function<InvokeRequest, InvokeResponse> function = answering(OK);

  FrontWorld() {
    forward(HeaderMode.SINGLE_VALUE);
  }

  @Override
  public void close() {
    balancer.close();
    client.close();
  }

  /** A load balancer without a target. */
  LoadBalancer start() {
    return LoadBalancer.start(0, this::invoke, observed::add, Chance.seeded(SEED));
  }

  Exchange badGateway() throws IOException, InterruptedException {
    return answeredByItself(send(request("/").build()), 502, "Bad Gateway");
  }

  Exchange answeredByItself(HttpResponse<String> response, int status, String reason)
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

  JsonNode event() throws InterruptedException {
    InvokeRequest request = invoked.take();
    assertThat(request.functionName()).isEqualTo(TARGET);
    return new JsonMapper().readTree(request.payload().asByteArray());
  }

  void forward(HeaderMode mode) {
    balancer.forward(new TargetGroup("arn:group", mode), TARGET);
  }

  void functionAnswers(String answer) {
    function = answering(answer);
  }

  void functionDoes(Function<InvokeRequest, InvokeResponse> work) {
    function = work;
  }

  InvokeResponse invoke(InvokeRequest request) {
    invoked.add(request);
    return function.apply(request);
  }

  static Function<InvokeRequest, InvokeResponse> answering(String answer) {
    InvokeResponse response =
        InvokeResponse.builder()
            .statusCode(200)
            .executedVersion("7")
            .payload(SdkBytes.fromUtf8String(answer))
            .build();
    return request -> response;
  }

  HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create(balancer.uri() + target));
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  /** Sends raw bytes, which may be invalid HTTP, and reads until the connection is closed. */
  String exchange(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), balancer.uri().getPort())) {
      byte[] bytes = request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
      socket.getOutputStream().write(bytes);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
