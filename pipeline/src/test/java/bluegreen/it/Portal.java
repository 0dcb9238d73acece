package bluegreen.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What gives credentials for a token: IAM Identity Center, sign-in, and a container's endpoint. */
final class Portal implements AutoCloseable {
  static final String START = "https://corp.awsapps.com/start";
  static final String TOKEN = "token-of-a-login";

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Gives these credentials. */
  Portal(String key, String secret) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String pair = "\"%s\": \"" + key + "\", \"%s\": \"" + secret + "\", \"%s\": \"session\"";
    serve(
        "/federation/credentials",
        "x-amz-sso_bearer_token",
        "{\"roleCredentials\": {%s, \"expiration\": 4102444800000}}"
            .formatted(pair.formatted("accessKeyId", "secretAccessKey", "sessionToken")));
    String container =
        "{%s, \"Expiration\": \"2099-01-01T00:00:00Z\"}"
            .formatted(pair.formatted("AccessKeyId", "SecretAccessKey", "Token"));
    serve("/container", "Authorization", container);
    server.createContext("/task", exchange -> give(exchange, container));
    serve(
        "/token",
        "Content-Type",
        "{\"accessToken\": \"%s\", \"expiresIn\": 3600, \"refreshToken\": \"next\"}"
            .formatted(TOKEN));
    serve(
        "/v1/token",
        "Content-Type",
        "{\"accessToken\": {%s}, \"tokenType\": \"aws_sigv4\", \"expiresIn\": 900, \"refreshToken\": \"next\"}"
            .formatted(pair.formatted("accessKeyId", "secretAccessKey", "sessionToken")));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The paths that were asked for. */
  List<String> asked() {
    return asked;
  }

  /** A profile with a session, as {@code aws configure sso} writes it. */
  String profile() {
    return """
    [profile prod]
    sso_session = corp
    sso_account_id = 123456789012
    sso_role_name = Deployer
    [sso-session corp]
    sso_region = eu-central-1
    sso_start_url = %s
    """
        .formatted(START);
  }

  /** The lines of a profile as they were before there were sessions. */
  String legacy() {
    return """
    sso_start_url = %s
    sso_region = eu-central-1
    sso_account_id = 123456789012
    sso_role_name = Deployer
    """
        .formatted(START);
  }

  /**
   * Writes the file that {@code aws sso login} leaves.
   *
   * @param of the session's name, or the start URL where there is none
   */
  void cache(Path home, String of, String expiresAt) throws IOException {
    Files.writeString(
        home.resolve(".aws/sso/cache/" + sha1(of) + ".json"),
        """
        {"startUrl": "%s", "region": "eu-central-1", "accessToken": "%s", "expiresAt": "%s",
         "clientId": "client", "clientSecret": "secret", "refreshToken": "first",
         "registrationExpiresAt": "2099-01-01T00:00:00Z"}
        """
            .formatted(START, TOKEN, expiresAt));
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** To whom sends the token in the header; JSON is sent to the renewal without one. */
  private void serve(String path, String header, String answer) {
    server.createContext(
        path,
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          String sent = String.valueOf(exchange.getRequestHeaders().getFirst(header));
          boolean known = sent.equals(TOKEN) || sent.equals("application/json");
          send(exchange, known ? 200 : 401, known ? answer : "{}");
        });
  }

  /** To anyone, as ECS's agent does to a task. */
  private void give(HttpExchange exchange, String answer) throws IOException {
    asked.add(exchange.getRequestURI().getPath());
    send(exchange, 200, answer);
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
