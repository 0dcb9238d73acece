import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One start of a function, measured at the Runtime API from which it gets its events.
 *
 * @param init milliseconds from the start of the process until it asks for its first event
 * @param first milliseconds from its first event to its answer
 * @param tenth the same for the tenth
 * @param warm the median of those after the tenth
 * @param memory resident, in MiB, after the last
 */
record Start(double init, double first, double tenth, double warm, double memory) {
  private static final int EVENTS = 40;
  private static final int PATIENCE_SECONDS = 30;
  private static final byte[] EVENT =
      """
      {"requestContext":{"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:eu-central-1:\
      123456789012:targetgroup/lotto/6d0ecf831eec9f09"}},"httpMethod":"GET","path":"/",\
      "queryStringParameters":{},"headers":{"accept":"*/*","host":"lotto.example","user-agent":\
      "curl/8.5.0","x-amzn-trace-id":"Root=1-5c536348-3d683b8b04734faae651f476","x-forwarded-for":\
      "192.0.2.1","x-forwarded-port":"443","x-forwarded-proto":"https"},"body":"",\
      "isBase64Encoded":false}\
      """
          .getBytes();

  /** The environment variables that Lambda sets, without the Runtime API's address. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_LAMBDA_FUNCTION_NAME", "bench",
          "AWS_LAMBDA_FUNCTION_VERSION", "1",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128",
          "AWS_LAMBDA_LOG_GROUP_NAME", "bench",
          "AWS_LAMBDA_LOG_STREAM_NAME", "bench",
          "AWS_REGION", "eu-central-1",
          "LAMBDA_TASK_ROOT", "/var/task");

  static final String RUNTIME_API = "AWS_LAMBDA_RUNTIME_API";

  double total() {
    return init + first;
  }

  /** Measures a program that prints one line, which counts as its first answer. */
  static Start ofProgram(List<String> command) throws Exception {
    long began = System.nanoTime();
    Process process = Command.start(Map.of(), command);
    try (BufferedReader lines = process.inputReader()) {
      lines.readLine();
      return new Start(milliseconds(began, System.nanoTime()), 0, 0, 0, memory(process));
    } finally {
      Command.end(process);
    }
  }

  static Start of(List<String> command) throws Exception {
    try (Api api = new Api()) {
      Map<String, String> environment = new HashMap<>(ENVIRONMENT);
      environment.put(RUNTIME_API, api.address());
      long began = System.nanoTime();
      Process process = Command.start(environment, command);
      process.onExit().thenRun(() -> api.fail(process));
      try {
        List<Long> times = api.done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return of(began, times, memory(process));
      } finally {
        Command.end(process);
      }
    }
  }

  /** Times come in pairs: event sent, answer received. */
  private static Start of(long began, List<Long> times, double memory) {
    List<Double> answers = new ArrayList<>();
    for (int i = 0; i < times.size(); i += 2) {
      answers.add(milliseconds(times.get(i), times.get(i + 1)));
    }
    return new Start(
        milliseconds(began, times.getFirst()),
        answers.getFirst(),
        answers.get(9),
        Results.median(answers.subList(10, answers.size())),
        memory);
  }

  private static double milliseconds(long from, long to) {
    return (to - from) / 1e6;
  }

  /** Unknown for a container: the process that was started is only Docker's client. */
  private static double memory(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    boolean java = process.info().command().orElse("").endsWith("/java");
    if (!java || !Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static final class Api implements AutoCloseable {
    final CompletableFuture<List<Long>> done = new CompletableFuture<>();
    private final List<Long> times = new ArrayList<>();
    private final HttpServer server;

    Api() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/2018-06-01/runtime/", this::serve);
      server.start();
    }

    String address() {
      return "127.0.0.1:" + server.getAddress().getPort();
    }

    void fail(Process process) {
      done.completeExceptionally(new IllegalStateException(process.info().command() + " exited"));
    }

    @Override
    public void close() {
      server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
      String path = exchange.getRequestURI().getPath();
      if (!path.endsWith("/next")) {
        exchange.getRequestBody().readAllBytes();
        times.add(System.nanoTime());
        send(exchange, 202, new byte[0]);
        if (!path.endsWith("/response")) {
          done.completeExceptionally(new IllegalStateException("The function failed: " + path));
        }
      } else if (times.size() < 2 * EVENTS) {
        exchange
            .getResponseHeaders()
            .putAll(
                Map.of(
                    "Content-Type", List.of("application/json"),
                    "Lambda-Runtime-Aws-Request-Id", List.of("bench"),
                    "Lambda-Runtime-Deadline-Ms",
                        List.of("" + (System.currentTimeMillis() + 3_000)),
                    "Lambda-Runtime-Invoked-Function-Arn", List.of("arn:aws:lambda:bench"),
                    "Lambda-Runtime-Trace-Id",
                        List.of("Root=1-5c536348-3d683b8b04734faae651f476")));
        times.add(System.nanoTime());
        send(exchange, 200, EVENT);
      } else {
        done.complete(times);
      }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }
  }
}
