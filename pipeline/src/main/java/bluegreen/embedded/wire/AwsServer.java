package bluegreen.embedded.wire;

import bluegreen.embedded.http.Loopback;
import bluegreen.embedded.wire.protocol.Answer;
import bluegreen.embedded.wire.protocol.Request;
import io.helidon.http.Header;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Serves all AWS services on one endpoint of the loopback interface, for unmodified AWS clients.
 */
public final class AwsServer implements AutoCloseable {
  private final WebServer server;

  private AwsServer(WebServer server) {
    this.server = server;
  }

  /**
   * Starts the server.
   *
   * @param port 0 for a free port
   * @param more adds routes that aren't AWS operations
   * @throws java.io.UncheckedIOException if the port can't be opened
   */
  public static AwsServer start(int port, Gateway gateway, Consumer<HttpRouting.Builder> more) {
    return new AwsServer(
        Loopback.start(
            "The AWS endpoint",
            port,
            server ->
                server
                    .contentEncoding(encodings -> encodings.addContentEncoding(new Gzip()))
                    .addRouting(routing(gateway, more))));
  }

  /** The value for {@code AWS_ENDPOINT_URL}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.stop();
  }

  private static HttpRouting.Builder routing(Gateway gateway, Consumer<HttpRouting.Builder> more) {
    HttpRouting.Builder routes = HttpRouting.builder();
    more.accept(routes);
    return routes
        .get("/", (request, response) -> response.send(gateway.served() + "\n"))
        .any((request, response) -> handle(gateway, request, response));
  }

  private static void handle(Gateway gateway, ServerRequest in, ServerResponse out) {
    Request request = request(gateway.newRequestId(), in);
    Answer answer =
        gateway
            .answer(request, in.content().inputStream())
            .orElseThrow(
                () -> new CloseConnectionException("The interceptor broke the connection"));
    out.status(Status.create(answer.status()));
    out.header("x-amzn-RequestId", request.id());
    answer.headers().forEach(out::header);
    out.send(answer.body().asByteArrayUnsafe());
  }

  private static Request request(String id, ServerRequest in) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : in.headers()) {
      headers.put(header.name(), header.allValues());
    }
    return new Request(
        id, in.prologue().method().text(), in.path().rawPath(), in.query().rawValue(), headers);
  }
}
