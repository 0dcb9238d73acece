import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running {@code bluegreen local}, called with plain HTTP. */
final class Local implements AutoCloseable {
  private static final Pattern EXPORT = Pattern.compile("export (\\w+)=(.*)");
  private static final Pattern VERSION = Pattern.compile("\"FunctionVersion\":\"(\\d+)\"");
  private static final Pattern STATUS = Pattern.compile("\"status\":\"(\\w+)\"");
  private static final int POLL_MILLIS = 5;

  private final Process process;
  private final HttpClient http;
  private final Map<String, String> environment = new HashMap<>();
  private final long began = System.nanoTime();

  /** Starts it and waits until it reports that it is ready. */
  Local(HttpClient http, Map<String, String> settings, List<String> line) throws IOException {
    this.http = http;
    this.process = Command.start(settings, line);
    Thread.startVirtualThread(() -> process.errorReader().lines().forEach(text -> {}));
    BufferedReader out = process.inputReader();
    String text = out.readLine();
    for (; text != null && !text.equals("ready"); text = out.readLine()) {
      Matcher export = EXPORT.matcher(text);
      if (export.matches()) {
        environment.put(export.group(1), export.group(2));
      }
    }
    if (text == null) {
      close();
      throw new IllegalStateException("bluegreen local exited before it was ready");
    }
  }

  /** The environment variables with which a command uses it. */
  Map<String, String> environment() {
    return environment;
  }

  URI url() {
    return URI.create(environment.get("BLUEGREEN_URL") + "/");
  }

  /** Seconds since it was started. */
  double age() {
    return (System.nanoTime() - began) / 1e9;
  }

  String get(URI uri) {
    return send(HttpRequest.newBuilder(uri));
  }

  /** Sends a request to AWS's endpoint, and waits for the answer. */
  void ask() {
    send(aws("/"));
  }

  /** The {@link System#nanoTime} at which the alias points at {@code version}. */
  CompletableFuture<Long> moved(String version) {
    String alias = "/2015-03-31/functions/lotto/aliases/live";
    return when(() -> field(VERSION, send(aws(alias))).equals(version));
  }

  /** The {@link System#nanoTime} at which {@code deployment} has succeeded. */
  CompletableFuture<Long> succeeded(String deployment) {
    return when(() -> field(STATUS, deployment(deployment)).equals("Succeeded"));
  }

  /** CodeDeploy's description of a deployment, as JSON. */
  String deployment(String id) {
    return send(
        aws("/")
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "CodeDeploy_20141006.GetDeployment")
            .POST(BodyPublishers.ofString("{\"deploymentId\":\"" + id + "\"}")));
  }

  /** Invokes the function without the load balancer; returns the tail of its log. */
  String invoke(String event) {
    HttpResponse<String> response =
        answer(
            aws("/2015-03-31/functions/lotto:live/invocations")
                .header("X-Amz-Log-Type", "Tail")
                .POST(BodyPublishers.ofString(event)));
    String log = response.headers().firstValue("X-Amz-Log-Result").orElseThrow();
    return new String(Base64.getDecoder().decode(log));
  }

  static String field(Pattern pattern, String json) {
    Matcher matcher = pattern.matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + json);
    }
    return matcher.group(1);
  }

  private interface Condition {
    boolean holds();
  }

  private static CompletableFuture<Long> when(Condition condition) {
    CompletableFuture<Long> moment = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            while (!condition.holds()) {
              Thread.sleep(POLL_MILLIS);
            }
            moment.complete(System.nanoTime());
          } catch (RuntimeException | InterruptedException e) {
            moment.completeExceptionally(e);
          }
        });
    return moment;
  }

  /** A request to AWS's endpoint, which doesn't verify signatures. */
  private HttpRequest.Builder aws(String path) {
    return HttpRequest.newBuilder(URI.create(environment.get("AWS_ENDPOINT_URL") + path))
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=" + environment.get("AWS_ACCESS_KEY_ID") + "/unsigned");
  }

  private String send(HttpRequest.Builder request) {
    return answer(request).body();
  }

  private HttpResponse<String> answer(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(response + ": " + response.body());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    Command.end(process);
  }
}
