import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Trains the ahead-of-time cache of a Lambda function (JEP 483, 514, 515), and checks that it is
 * used.
 *
 * <p>Runs the function's command against an embedded Runtime API twice: first to write the cache,
 * then with the cache. Fails on an unexpected answer, or if the cache isn't written or isn't used.
 * A JVM that rejects its cache reports no error: it only starts more slowly.
 *
 * <p>Arguments: the cache to write, then the function's command line, from {@code java} to the
 * handler. A {@code java} without a folder is the one that runs this program.
 */
class Train {
  private static final int ROUNDS = 40;
  private static final int PATIENCE_SECONDS = 60;
  private static final String PROOF = "lotto.LottoHandler source: shared objects file";

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("GET", "/", "", "*/*", 200, "\"body\":\"["),
          new Sample("GET", "/", "", "text/html,application/xml;q=0.9", 200, "<!DOCTYPE html>"),
          new Sample("GET", "/", "\"games\":\"3\"", "application/json", 200, "\"body\":\"[["),
          new Sample("GET", "/", "\"games\":\"%33\"", "text/html", 200, "Game 3"),
          new Sample("GET", "/", "\"games\":\"none\"", "*/*", 400, "application/problem+json"),
          new Sample("GET", "/health", "", "*/*", 200, "ok"),
          new Sample("GET", "/nowhere", "", "*/*", 404, "application/problem+json"),
          new Sample("POST", "/", "", "*/*", 405, "GET, HEAD, OPTIONS"),
          new Sample("OPTIONS", "/", "", "*/*", 204, "GET, HEAD, OPTIONS"),
          new Sample("HEAD", "/", "", "*/*", 200, "\"body\":\"\""));

  private final Path cache;
  private final List<String> command;

  private Train(Path cache, List<String> command) {
    this.cache = cache;
    this.command = new ArrayList<>(command);
    this.command.set(
        0, Path.of(System.getProperty("java.home"), "bin").resolve(command.getFirst()).toString());
  }

  public static void main(String[] args) throws Exception {
    Train train = new Train(Path.of(args[0]), List.of(args).subList(1, args.length));
    if (train.isNeeded()) {
      train.write();
      train.prove();
    }
    System.exit(0);
  }

  /** The JVM would run old code, silently, from a cache older than its jars (JDK-8377932). */
  private boolean isNeeded() throws IOException {
    if (!Files.exists(cache)) {
      return true;
    }
    for (String argument : command) {
      for (String name : argument.replaceFirst("^@", "").split(File.pathSeparator)) {
        Path input = Path.of(name);
        if (Files.exists(input) && isOlder(cache, input)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOlder(Path cache, Path input) throws IOException {
    return Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(input)) <= 0;
  }

  private void write() throws Exception {
    Files.deleteIfExists(cache);
    String output = run(ROUNDS, "-XX:AOTCacheOutput=" + cache);
    require(Files.exists(cache) && Files.size(cache) > 0, "No cache was written", output);
  }

  private void prove() throws Exception {
    String output = run(1, "-XX:AOTCache=" + cache, "-XX:AOTMode=on", "-Xlog:class+load");
    require(output.contains(PROOF), "The cache is not used", output);
  }

  /** Runs the function until it has answered all samples, and returns its output. */
  private String run(int rounds, String... options) throws Exception {
    List<Sample> samples = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      samples.addAll(SAMPLES);
    }
    Path output = Files.createTempFile("training", ".log");
    try (RuntimeApi api = new RuntimeApi(samples)) {
      Process function = start(options, api.address(), output);
      function.onExit().thenRun(() -> api.fail("The function exited"));
      try {
        api.answered().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        function.destroy();
        require(
            function.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "The function doesn't exit", "");
      } catch (Exception e) {
        throw new IllegalStateException(e.getMessage() + "\n" + Files.readString(output), e);
      } finally {
        function.destroyForcibly().waitFor();
      }
      return Files.readString(output);
    } finally {
      Files.delete(output);
    }
  }

  private Process start(String[] options, String api, Path output) throws IOException {
    List<String> line = new ArrayList<>(command);
    line.addAll(1, List.of(options));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API", api,
                "AWS_LAMBDA_FUNCTION_NAME", "training",
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128",
                "AWS_LAMBDA_LOG_GROUP_NAME", "training",
                "AWS_LAMBDA_LOG_STREAM_NAME", "training",
                "AWS_REGION", "eu-central-1",
                "LAMBDA_TASK_ROOT", "/var/task"));
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private static void require(boolean fulfilled, String failure, String output) {
    if (!fulfilled) {
      throw new IllegalStateException(failure + ":\n" + output);
    }
  }

  /** A request, in both formats that a load balancer sends, and the expected answer. */
  private record Sample(
      String method, String path, String query, String accept, int status, String content) {
    private static final String EVENT =
        """
        {"requestContext":{"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:eu-central-1:\
        123456789012:targetgroup/lotto/6d0ecf831eec9f09"}},"httpMethod":"%s","path":"%s",\
        "%s":{%s},"%s":{"accept":%s,"host":%s,"user-agent":%s,"x-amzn-trace-id":%s,\
        "x-forwarded-for":%s,"x-forwarded-port":%s,"x-forwarded-proto":%s},\
        "body":"","isBase64Encoded":false}\
        """;

    String event(boolean multiValue) {
      String quoted = multiValue ? "[\"%s\"]" : "\"%s\"";
      return EVENT.formatted(
          method,
          path,
          multiValue ? "multiValueQueryStringParameters" : "queryStringParameters",
          multiValue ? query.replaceFirst(":(.+)", ":[$1]") : query,
          multiValue ? "multiValueHeaders" : "headers",
          quoted.formatted(accept),
          quoted.formatted("lotto.example"),
          quoted.formatted("Mozilla/5.0 (X11; Linux x86_64) \\\"quoted\\\" \\u00e4"),
          quoted.formatted("Root=1-5c536348-3d683b8b04734faae651f476"),
          quoted.formatted("192.0.2.1"),
          quoted.formatted("443"),
          quoted.formatted("https"));
    }

    boolean accepts(String answer) {
      return answer.contains("\"statusCode\":" + status + ",") && answer.contains(content);
    }
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
  private static final class RuntimeApi implements AutoCloseable {
    private static final String PREFIX = "/2018-06-01/runtime/";

    private final List<Sample> samples;
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private final CompletableFuture<Void> answered = new CompletableFuture<>();

    RuntimeApi(List<Sample> samples) throws IOException {
      this.samples = samples;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(PREFIX, this::serve);
      server.start();
    }

    String address() {
      return "127.0.0.1:" + server.getAddress().getPort();
    }

    CompletableFuture<Void> answered() {
      return answered;
    }

    void fail(String reason) {
      answered.completeExceptionally(new IllegalStateException(reason));
    }

    @Override
    public void close() {
      server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
      String path = exchange.getRequestURI().getPath();
      if (path.endsWith("/next")) {
        next(exchange);
        return;
      }
      String answer = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Sample sample = samples.get((asked.get() - 1) / 2 % samples.size());
      if (!path.endsWith("/response") || !sample.accepts(answer)) {
        fail(path + " got " + answer + " for " + sample);
      }
      send(exchange, 202, "");
    }

    /** After its last answer the function waits here until it is stopped. */
    private void next(HttpExchange exchange) throws IOException {
      int number = asked.getAndIncrement();
      if (number == 2 * samples.size()) {
        answered.complete(null);
        return;
      }
      exchange
          .getResponseHeaders()
          .putAll(
              Map.of(
                  "Content-Type", List.of("application/json"),
                  "Lambda-Runtime-Aws-Request-Id", List.of("training-" + number),
                  "Lambda-Runtime-Deadline-Ms", List.of("" + (System.currentTimeMillis() + 3_000)),
                  "Lambda-Runtime-Invoked-Function-Arn", List.of("arn:aws:lambda:training"),
                  "Lambda-Runtime-Trace-Id", List.of("Root=1-5c536348-3d683b8b04734faae651f476")));
      send(exchange, 200, samples.get(number / 2).event(number % 2 == 1));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }
  }
}
