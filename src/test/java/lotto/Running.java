package lotto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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

/** The result of a program: its exit code, its output, and a function's answer. */
record Running(int exit, String output, String answer) {

  private static final int PATIENCE_SECONDS = 600;

  private static final String EVENT =
      """
      {"requestContext":{"elb":{"targetGroupArn":"arn"}},"httpMethod":"GET","path":"{path}",\
      "queryStringParameters":{},"headers":{"accept":"*/*"},"body":"","isBase64Encoded":false}\
      """;

  /** The environment variables that Lambda sets. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_LAMBDA_FUNCTION_NAME", "lotto",
          "AWS_LAMBDA_FUNCTION_VERSION", "7",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128",
          "AWS_LAMBDA_LOG_GROUP_NAME", "lotto",
          "AWS_LAMBDA_LOG_STREAM_NAME", "lotto",
          "AWS_REGION", "eu-central-1",
          "LAMBDA_TASK_ROOT", "/var/task");

  /** Runs a command until it exits. */
  static Running of(Map<String, String> environment, List<String> command) throws Exception {
    Path output = Files.createTempFile("running", ".log");
    Process process = start(environment, command, output);
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(command + " does not exit");
      }
      return new Running(process.exitValue(), Files.readString(output), "");
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  /** Runs a function until it has answered a GET of {@code path}. */
  static Running function(List<String> command, String path) throws Exception {
    Path output = Files.createTempFile("function", ".log");
    CompletableFuture<String> answer = new CompletableFuture<>();
    HttpServer api = serve(EVENT.replace("{path}", path), answer);
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort());
    Process process = start(environment, command, output);
    try {
      var _ = process.onExit().thenRun(() -> answer.complete("none: the function exited"));
      String answered = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroy();
      int exit = process.waitFor();
      return new Running(exit, Files.readString(output), answered);
    } finally {
      process.destroyForcibly();
      api.stop(0);
      Files.delete(output);
    }
  }

  private static Process start(Map<String, String> environment, List<String> command, Path output)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  /** Starts a Runtime API that has one event. */
  private static HttpServer serve(String event, CompletableFuture<String> answer)
      throws IOException {
    HttpServer api =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    api.createContext(
        "/2018-06-01/runtime/",
        exchange -> {
          if (!exchange.getRequestURI().getPath().endsWith("/next")) {
            answer.complete(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(202, -1);
          } else if (!answer.isDone()) {
            send(exchange, event.getBytes(UTF_8));
          }
        });
    api.start();
    return api;
  }

  private static void send(HttpExchange exchange, byte[] event) throws IOException {
    exchange
        .getResponseHeaders()
        .putAll(
            Map.of(
                "Content-Type", List.of("application/json"),
                "Lambda-Runtime-Aws-Request-Id", List.of("request-1"),
                "Lambda-Runtime-Deadline-Ms", List.of("4102444800000"),
                "Lambda-Runtime-Invoked-Function-Arn", List.of("arn"),
                "Lambda-Runtime-Trace-Id", List.of("Root=1")));
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
    exchange.close();
  }
}
