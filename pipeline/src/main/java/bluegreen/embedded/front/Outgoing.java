package bluegreen.embedded.front;

import bluegreen.alb.AlbResponse;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Locale;

/** Writes HTTP responses as a load balancer does. */
final class Outgoing {
  static final Header SERVER = HeaderValues.createCached(HeaderNames.SERVER, "awselb/2.0");
  static final Header HTML = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/html");
  private static final Header BYTES =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/octet-stream");

  private Outgoing() {}

  /** Sends the load balancer's error page. */
  static void send(AlbError error, ServerRequest request, ServerResponse response) {
    response.status(error.status()).header(SERVER).header(HTML);
    send(error.page(), request, response);
  }

  /** Sends the function's answer. */
  static void send(AlbResponse answer, ServerRequest request, ServerResponse response) {
    response.status(status(answer));
    ServerResponseHeaders headers = response.headers();
    answer.headers().forEach((name, values) -> add(headers, name, values));
    headers.setIfAbsent(SERVER);
    if (!answer.mayHaveBody()) {
      response.send();
      return;
    }
    headers.setIfAbsent(BYTES);
    send(answer.body().bytes(), request, response);
  }

  private static void send(byte[] body, ServerRequest request, ServerResponse response) {
    if (request.prologue().method().equals(Method.HEAD)) {
      response.headers().contentLength(body.length);
      response.send();
    } else {
      response.send(body);
    }
  }

  private static void add(ServerResponseHeaders headers, String name, List<String> values) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!values.isEmpty()
        && !Incoming.HOP_BY_HOP.contains(lower)
        && !lower.equals("content-length")) {
      headers.add(HeaderValues.create(HeaderNames.create(lower, name), values));
    }
  }

  private static Status status(AlbResponse answer) {
    return answer.reason().isEmpty()
        ? Status.create(answer.status())
        : Status.create(answer.status(), answer.reason());
  }
}
