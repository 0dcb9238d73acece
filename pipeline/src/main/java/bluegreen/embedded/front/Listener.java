package bluegreen.embedded.front;

import bluegreen.embedded.http.Loopback;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;

/** The load balancer's HTTP server. */
final class Listener {
  private Listener() {}

  /**
   * Opens a port on the loopback interface.
   *
   * @param requests handles every request that is well-formed HTTP
   * @throws java.io.UncheckedIOException if the port can't be opened
   */
  static WebServer start(int port, Handler requests) {
    return Loopback.start(
        "The load balancer",
        port,
        server ->
            server
                // longer than the 15 minutes that a function may take
                .idleConnectionTimeout(Duration.ofHours(1))
                .addProtocol(http())
                .contentEncoding(codecs -> codecs.contentEncodingsDiscoverServices(false))
                .directHandlers(malformed())
                .routing(routes -> routes.any(requests)));
  }

  /**
   * The limits of a load balancer:
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html.
   * Paths, queries and headers are forwarded unchecked, as AWS does: the function has to validate
   * them.
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
}
