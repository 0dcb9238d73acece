package bluegreen.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What an EC2 instance asks for the credentials of its role: the instance metadata service, version
 * 2, which wants a token with every request.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
final class InstanceMetadata implements AutoCloseable {
  private static final String TOKEN = "token-of-the-instance";
  private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

  private final String credentials;
  private final HttpServer server;
  private final List<String> answered = new CopyOnWriteArrayList<>();

  /** Gives these credentials. */
  InstanceMetadata(String key, String secret) throws IOException {
    credentials =
        """
        {"Code": "Success", "Type": "AWS-HMAC", "LastUpdated": "2026-01-01T00:00:00Z",
         "AccessKeyId": "%s", "SecretAccessKey": "%s", "Token": "session",
         "Expiration": "2099-01-01T00:00:00Z"}
        """
            .formatted(key, secret);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The paths that were asked for and are there. */
  List<String> answered() {
    return answered;
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String token = exchange.getRequestHeaders().getFirst("x-aws-ec2-metadata-token");
    if (path.equals("/latest/api/token") && exchange.getRequestMethod().equals("PUT")) {
      String lives = exchange.getRequestHeaders().getFirst("x-aws-ec2-metadata-token-ttl-seconds");
      exchange.getResponseHeaders().add("x-aws-ec2-metadata-token-ttl-seconds", lives);
      send(exchange, 200, TOKEN);
    } else if (!TOKEN.equals(token)) {
      send(exchange, 401, "");
    } else {
      switch (path) {
        case ROLES -> send(exchange, 200, "builder");
        case ROLES + "builder" -> send(exchange, 200, credentials);
        default -> send(exchange, 404, "");
      }
    }
  }

  private void send(HttpExchange exchange, int status, String text) throws IOException {
    if (status == 200) {
      answered.add(exchange.getRequestURI().getPath());
    }
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
