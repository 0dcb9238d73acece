package bluegreen.embedded.front;

import bluegreen.alb.AlbRequest;
import bluegreen.alb.AlbResponse;
import bluegreen.alb.AlbResponseReader;
import bluegreen.alb.BadAnswerException;
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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * An Application Load Balancer: one HTTP listener, and one function's alias at a time behind it.
 */
public final class LoadBalancer implements AutoCloseable {
  private volatile TargetGroup group;
  private final Function<InvokeRequest, InvokeResponse> invoke;
  private final Consumer<Exchange> observer;
  private final WebServer server;

  private LoadBalancer(
      int port,
      TargetGroup group,
      Function<InvokeRequest, InvokeResponse> invoke,
      Consumer<Exchange> observer) {
    this.group = group;
    this.invoke = invoke;
    this.observer = observer;
    this.server = Loopback.start("The load balancer", port, this::configure);
  }

  /**
   * Starts a load balancer on the loopback interface.
   *
   * @param port 0 for a free one
   * @param invoke Lambda's Invoke, called by as many threads as there are connections
   * @param observer gets every exchange just before its answer is sent
   * @throws UncheckedIOException if the port can't be opened
   */
  public static LoadBalancer start(
      int port,
      TargetGroup group,
      Function<InvokeRequest, InvokeResponse> invoke,
      Consumer<Exchange> observer) {
    return new LoadBalancer(port, group, invoke, observer);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** From the next request on, {@code group} answers. */
  public void forward(TargetGroup group) {
    this.group = group;
  }

  @Override
  public void close() {
    server.stop();
  }

  private void configure(WebServerConfig.Builder server) {
    server
        // A function may take 15 minutes to answer.
        .idleConnectionTimeout(Duration.ofHours(1))
        .addProtocol(http())
        .contentEncoding(codecs -> codecs.contentEncodingsDiscoverServices(false))
        .directHandlers(malformed())
        .routing(routes -> routes.any(this::serve));
  }

  /**
   * The limits of a load balancer:
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html.
   * What paths, queries and encoded bodies consist of is the function's business.
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
          AlbError refusal =
              status.equals(Status.REQUEST_URI_TOO_LONG_414)
                  ? AlbError.URI_TOO_LONG
                  : AlbError.BAD_REQUEST;
          return TransportResponse.builder()
              .status(refusal.status())
              .header(Outgoing.SERVER)
              .header(Outgoing.HTML)
              .keepAlive(false)
              .entity(refusal.page())
              .build();
        };
    return DirectHandlers.builder().addHandler(EventType.BAD_REQUEST, handler).build();
  }

  private void serve(ServerRequest request, ServerResponse response) {
    Instant at = Instant.now();
    long began = System.nanoTime();
    TargetGroup asked = group;
    String version = null;
    try {
      InvokeResponse invoked = invoke(Incoming.read(request, server.port()), asked);
      version = invoked.executedVersion();
      AlbResponse answer = answer(invoked, asked);
      observe(at, began, answer.status(), version, null);
      Outgoing.send(answer, request, response);
    } catch (AlbErrorException e) {
      observe(at, began, e.refusal().status().code(), version, e.refusal());
      Outgoing.send(e.refusal(), request, response);
    }
    if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      // Helidon 4.5 says that it closes, and then waits for the client to.
      throw new CloseConnectionException("as the client asked");
    }
  }

  private InvokeResponse invoke(AlbRequest request, TargetGroup group) throws AlbErrorException {
    if (group.target() == null) {
      throw new AlbErrorException(AlbError.NO_TARGET, "no function is registered");
    }
    SdkBytes event = SdkBytes.fromByteArrayUnsafe(request.event(group));
    try {
      return invoke.apply(
          InvokeRequest.builder().functionName(group.target()).payload(event).build());
    } catch (RuntimeException e) {
      throw new AlbErrorException(AlbError.of(e), e);
    }
  }

  private static AlbResponse answer(InvokeResponse invoked, TargetGroup group)
      throws AlbErrorException {
    if (invoked.functionError() != null) {
      throw new AlbErrorException(AlbError.LAMBDA_UNHANDLED, "the function failed");
    }
    try {
      return AlbResponseReader.read(
          invoked.payload().asByteArrayUnsafe(), group.multiValueHeaders());
    } catch (BadAnswerException e) {
      throw new AlbErrorException(AlbError.of(e.reason()), e);
    }
  }

  private void observe(
      Instant at, long began, int status, @Nullable String version, @Nullable AlbError refusal) {
    Duration duration = Duration.ofNanos(System.nanoTime() - began);
    observer.accept(new Exchange(at, duration, status, version, refusal));
  }
}
