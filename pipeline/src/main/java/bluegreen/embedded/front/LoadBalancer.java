package bluegreen.embedded.front;

import bluegreen.alb.AlbRequest;
import bluegreen.alb.AlbResponse;
import bluegreen.alb.AlbResponseReader;
import bluegreen.alb.BadAnswerException;
import bluegreen.alb.HeaderMode;
import bluegreen.alb.TargetGroup;
import bluegreen.embedded.http.Loopback;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** An Application Load Balancer: one HTTP listener, and at most one function behind it. */
public final class LoadBalancer implements AutoCloseable {
  private volatile Target target = new Target.None();
  private final Function<InvokeRequest, InvokeResponse> invoke;
  private final Consumer<Exchange> observer;
  private final WebServer server;

  private LoadBalancer(
      int port, Function<InvokeRequest, InvokeResponse> invoke, Consumer<Exchange> observer) {
    this.invoke = invoke;
    this.observer = observer;
    this.server = Loopback.start("The load balancer", port, this::configure);
  }

  /**
   * Starts a load balancer on the loopback interface, with nothing behind it.
   *
   * @param port 0 for a free one
   * @param invoke Lambda's Invoke, called by as many threads as there are connections
   * @param observer gets every exchange just before its answer is sent
   * @throws UncheckedIOException if the port can't be opened
   */
  public static LoadBalancer start(
      int port, Function<InvokeRequest, InvokeResponse> invoke, Consumer<Exchange> observer) {
    return new LoadBalancer(port, invoke, observer);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /**
   * Forwards requests from the next one on.
   *
   * @param arn of the function's alias
   */
  public void forward(TargetGroup group, String arn) {
    target = new Target.Registered(group, arn);
  }

  @Override
  public void close() {
    server.stop();
  }

  private void configure(WebServerConfig.Builder server) {
    server
        // longer than the 15 minutes that a function may take
        .idleConnectionTimeout(Duration.ofHours(1))
        .addProtocol(http())
        .contentEncoding(codecs -> codecs.contentEncodingsDiscoverServices(false))
        .directHandlers(malformed())
        .routing(routes -> routes.any(this::serve));
  }

  /**
   * The limits of a load balancer:
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html.
   * Paths, queries and headers are passed on as they are: checking them is the function's business.
   */
  private static Http1Config http() {
    return Http1Config.builder()
        .maxPrologueLength(16 * 1024)
        .maxHeadersSize(64 * 1024)
        .validatePath(false)
        .validatePrologue(false)
        .validateRequestHeaders(false)
        .build();
  }

  private static DirectHandlers malformed() {
    DirectHandler handler =
        (request, type, status, headers, message) -> {
          AlbError error =
              status.equals(Status.REQUEST_URI_TOO_LONG_414)
                  ? AlbError.URI_TOO_LONG
                  : AlbError.BAD_REQUEST;
          return TransportResponse.builder()
              .status(error.status())
              .header(Outgoing.SERVER)
              .header(Outgoing.HTML)
              .keepAlive(false)
              .entity(error.page())
              .build();
        };
    return DirectHandlers.builder().addHandler(EventType.BAD_REQUEST, handler).build();
  }

  private void serve(ServerRequest request, ServerResponse response) {
    Instant at = Instant.now();
    long began = System.nanoTime();
    String version = null;
    try {
      AlbRequest asked = Incoming.read(request, server.port());
      Target.Registered to = registered();
      InvokeResponse invoked = invoke(asked, to);
      version = invoked.executedVersion();
      AlbResponse answer = answer(invoked, to.group().mode());
      observer.accept(new Exchange(at, since(began), answer.status(), version, null));
      Outgoing.send(answer, request, response);
    } catch (AlbErrorException e) {
      AlbError error = e.error();
      observer.accept(new Exchange(at, since(began), error.status().code(), version, error));
      Outgoing.send(error, request, response);
    }
    if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      // Helidon 4.5 announces that it closes, and then waits for the client to close.
      throw new CloseConnectionException("as the client asked");
    }
  }

  private Target.Registered registered() throws AlbErrorException {
    return switch (target) {
      case Target.None none ->
          throw new AlbErrorException(AlbError.NO_TARGET, "no function is registered");
      case Target.Registered registered -> registered;
    };
  }

  private InvokeResponse invoke(AlbRequest request, Target.Registered to) throws AlbErrorException {
    SdkBytes event = SdkBytes.fromByteArrayUnsafe(request.event(to.group()));
    try {
      return invoke.apply(InvokeRequest.builder().functionName(to.arn()).payload(event).build());
    } catch (RuntimeException e) {
      throw new AlbErrorException(AlbError.of(e), e);
    }
  }

  private static AlbResponse answer(InvokeResponse invoked, HeaderMode mode)
      throws AlbErrorException {
    if (invoked.functionError() != null) {
      throw new AlbErrorException(AlbError.LAMBDA_UNHANDLED, "the function failed");
    }
    try {
      return AlbResponseReader.read(invoked.payload().asByteArrayUnsafe(), mode);
    } catch (BadAnswerException e) {
      throw new AlbErrorException(AlbError.of(e.reason()), e);
    }
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
