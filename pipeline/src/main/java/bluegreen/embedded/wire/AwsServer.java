package bluegreen.embedded.wire;

import bluegreen.embedded.http.Loopback;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.wire.protocol.Answer;
import bluegreen.embedded.wire.protocol.Request;
import io.helidon.http.Header;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

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
   * @param guard decides who is answered
   * @param more adds routes that aren't AWS operations
   * @throws java.io.UncheckedIOException if the port can't be opened
   */
  public static AwsServer start(
      int port, Guard guard, Gateway gateway, Consumer<HttpRouting.Builder> more) {
    return new AwsServer(
        Loopback.start(
            "The AWS endpoint",
            port,
            server ->
                server
                    .contentEncoding(encodings -> encodings.addContentEncoding(new Gzip()))
                    .addRouting(routing(guard, gateway, more))));
  }

  /** The value for {@code AWS_ENDPOINT_URL}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.stop();
  }

  private static HttpRouting.Builder routing(
      Guard guard, Gateway gateway, Consumer<HttpRouting.Builder> more) {
    HttpRouting.Builder routes = HttpRouting.builder();
    routes.addFilter(
        (chain, in, out) -> {
          Request request = request("", in);
          try {
            Guard.refuseWebPages(request);
          } catch (AwsServiceException e) {
            send(Gateway.refuse(request, e), out);
            return;
          }
          chain.proceed();
        });
    more.accept(routes);
    return routes
        .get("/", (request, response) -> response.send(gateway.served() + "\n"))
        .any(
            (request, response) -> {
              Request call = request(gateway.newRequestId(), request);
              response.header("x-amzn-RequestId", call.id());
              send(answer(guard, gateway, call, request), response);
            });
  }

  private static Answer answer(Guard guard, Gateway gateway, Request request, ServerRequest in) {
    Optional<Principal> caller;
    try {
      caller = guard.check(request);
    } catch (AwsServiceException e) {
      return Gateway.refuse(request, e);
    }
    InputStream body = in.content().inputStream();
    return caller
        .map(known -> gateway.answer(request, body, known))
        .orElseGet(() -> gateway.answerAnyone(request, body))
        .orElseThrow(() -> new CloseConnectionException("The interceptor broke the connection"));
  }

  private static void send(Answer answer, ServerResponse out) {
    out.status(Status.create(answer.status()));
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
