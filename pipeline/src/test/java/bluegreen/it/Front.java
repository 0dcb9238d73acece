package bluegreen.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A proxy, or a TLS endpoint with a self-signed certificate, as in a company's network. */
final class Front implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  /** Java's client sets them itself. */
  private static final Set<String> OWN =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "proxy-connection");

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  private Front(HttpServer server) {
    this.server = server;
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** TLS before {@code target}, with a certificate in {@code folder} that nobody knows. */
  static Front tls(URI target, Path folder) throws Exception {
    keytool(
        "-genkeypair -alias front -keyalg EC -dname CN=front -validity 30 -keystore %s/front.p12"
            + " -storetype PKCS12 -storepass %s -ext san=dns:localhost",
        folder);
    keytool(
        "-exportcert -rfc -alias front -file %s/ca.pem -keystore %1$s/front.p12 -storepass %s",
        folder);
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(folder.resolve("front.p12"))));
    Front front = new Front(server);
    front.serve(uri -> target.resolve(uri.getRawPath() + query(uri)));
    return front;
  }

  private static String query(URI uri) {
    return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
  }

  private static void keytool(String arguments, Path folder) throws Exception {
    String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String command = program + " " + arguments.formatted(folder, PASSWORD);
    Program.Ended ended = Program.run(Map.of(), List.of(command.split(" ", -1)));
    if (ended.code() != 0) {
      throw new IOException(ended.out() + ended.err());
    }
  }

  private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  /** A proxy that knows hosts which nobody else does, for {@code user} if that is not empty. */
  static Front proxy(Map<String, URI> hosts, String user) throws IOException {
    Front front = new Front(HttpServer.create(anyPort(), 0));
    String authorization = "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8));
    front.server.createContext(
        "/",
        exchange -> {
          String said = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
          if (user.isEmpty() || authorization.equals(said)) {
            URI target = requireNonNull(hosts.get(exchange.getRequestURI().getHost()));
            URI asked = exchange.getRequestURI();
            front.pass(exchange, target.resolve(asked.getRawPath() + query(asked)));
          } else {
            exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"corp\"");
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(407, -1);
          }
        });
    front.server.start();
    return front;
  }

  private void serve(Function<URI, URI> target) {
    server.createContext("/", exchange -> pass(exchange, target.apply(exchange.getRequestURI())));
    server.start();
  }

  /** The hosts that were asked for through it. */
  List<String> seen() {
    return seen;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void pass(HttpExchange exchange, URI target) throws IOException {
    seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Host")).split(":", 2)[0]);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
      exchange.getResponseHeaders().remove("content-length");
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
