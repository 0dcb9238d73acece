package bluegreen.embedded.front;

import bluegreen.alb.AlbRequest;
import bluegreen.alb.HttpBody;
import bluegreen.embedded.model.Chance;
import io.helidon.http.Header;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads an HTTP request and adds the load balancer's headers to it. */
final class Incoming {
  private static final int MAX_BODY = 1024 * 1024;

  /** Hop-by-hop headers, which are not forwarded: RFC 9110, 7.6.1. */
  static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private Incoming() {}

  static AlbRequest read(ServerRequest request, int port, Chance chance) throws AlbErrorException {
    HttpPrologue prologue = request.prologue();
    String method = prologue.method().text();
    check(!method.equals("TRACE"), AlbError.METHOD_NOT_ALLOWED, "TRACE is not allowed");
    Map<String, List<String>> sent = headers(request);
    check(sent.containsKey("host"), AlbError.BAD_REQUEST, "HTTP/1.1 requires a Host header");
    check(!isWebSocket(sent), AlbError.BAD_REQUEST, "WebSocket is not supported for functions");
    return new AlbRequest(
        method,
        prologue.uriPath().rawPath(),
        prologue.query().rawValue(),
        forwarded(sent, request.remotePeer().host(), port, chance),
        body(request));
  }

  private static boolean isWebSocket(Map<String, List<String>> headers) {
    return headers.getOrDefault("upgrade", List.of()).stream()
        .anyMatch("websocket"::equalsIgnoreCase);
  }

  private static void check(boolean valid, AlbError otherwise, String message)
      throws AlbErrorException {
    if (!valid) {
      throw new AlbErrorException(otherwise, message);
    }
  }

  private static HttpBody body(ServerRequest request) throws AlbErrorException {
    if (!request.content().hasEntity()) {
      return HttpBody.EMPTY;
    }
    byte[] body;
    try (InputStream stream = request.content().inputStream()) {
      body = stream.readNBytes(MAX_BODY + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    check(body.length <= MAX_BODY, AlbError.REQUEST_TOO_LARGE, "the body exceeds 1 MB");
    return HttpBody.of(body);
  }

  private static Map<String, List<String>> headers(ServerRequest request) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (Header header : request.headers()) {
      headers.put(header.headerName().lowerCase(), header.allValues());
    }
    return headers;
  }

  private static Map<String, List<String>> forwarded(
      Map<String, List<String>> sent, String client, int port, Chance chance) {
    Map<String, List<String>> headers = new TreeMap<>(sent);
    for (String value : sent.getOrDefault("connection", List.of())) {
      for (String name : value.split(",", -1)) {
        headers.remove(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    headers.keySet().removeAll(HOP_BY_HOP);
    headers.merge(
        "x-forwarded-for",
        List.of(client),
        (before, last) -> List.of(String.join(", ", before) + ", " + client));
    headers.put("x-forwarded-proto", List.of("http"));
    headers.put("x-forwarded-port", List.of(Integer.toString(port)));
    headers.put(
        "x-amzn-trace-id", List.of(trace(sent.getOrDefault("x-amzn-trace-id", List.of()), chance)));
    return headers;
  }

  /**
   * The header {@code X-Amzn-Trace-Id}: a new {@code Root}, or a {@code Self} before the {@code
   * Root} that the client sent.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
   */
  private static String trace(List<String> sent, Chance chance) {
    String seconds = HexFormat.of().toHexDigits(System.currentTimeMillis() / 1000, 8);
    String id = "1-" + seconds + "-" + chance.text(24, "0123456789abcdef");
    if (sent.isEmpty()) {
      return "Root=" + id;
    }
    String trace = sent.getLast();
    return (trace.contains("Root=") ? "Self=" : "Root=") + id + ";" + trace;
  }
}
