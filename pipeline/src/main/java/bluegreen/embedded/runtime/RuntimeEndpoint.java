package bluegreen.embedded.runtime;

import bluegreen.embedded.http.Loopback;
import bluegreen.embedded.http.WebPages;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.FunctionError;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The Lambda Runtime API on its own port, for one execution environment at a time. Clients take no
 * path before the API's own, so only the port tells environments apart.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
final class RuntimeEndpoint implements AutoCloseable {
  private static final HeaderName REQUEST_ID = HeaderNames.create("Lambda-Runtime-Aws-Request-Id");
  private static final HeaderName DEADLINE = HeaderNames.create("Lambda-Runtime-Deadline-Ms");
  private static final HeaderName FUNCTION =
      HeaderNames.create("Lambda-Runtime-Invoked-Function-Arn");
  private static final HeaderName TRACE = HeaderNames.create("Lambda-Runtime-Trace-Id");
  private static final String HEX = "0123456789abcdef";
  private static final Pattern PATH =
      Pattern.compile(
          "/2018-06-01/runtime"
              + "/(?:invocation/(?:next|(?<id>[^/]+)/(?<answer>response|error))|init/error)");

  private final Chance chance;
  private final WebServer server;
  private volatile @Nullable Environment environment;

  /** Opens a port, which answers to nobody until {@link #serve}. */
  RuntimeEndpoint(Chance chance) {
    this.chance = chance;
    server =
        Loopback.start(
            "The Runtime API",
            0,
            settings ->
                settings
                    // An idle environment's request for the next invocation stays open while it is
                    // idle.
                    .idleConnectionTimeout(Duration.ofDays(365))
                    .routing(routes -> routes.any(this::answer)));
  }

  /**
   * Serves this environment, and no other any more.
   *
   * @param served null for none
   */
  void serve(@Nullable Environment served) {
    environment = served;
  }

  /** Host and port, for the environment's process. */
  String address() {
    return "127.0.0.1:" + server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void answer(ServerRequest request, ServerResponse response) throws Exception {
    Environment served = environment;
    if (WebPages.suspicion(name -> request.headers().values(HeaderNames.create(name)))
        .isPresent()) {
      refuse(response, Status.FORBIDDEN_403, "RequestOfAWebPage");
    } else if (served == null) {
      refuse(response, Status.FORBIDDEN_403, "UnknownEnvironment");
    } else {
      answer(served, request, response);
    }
  }

  private void answer(Environment served, ServerRequest request, ServerResponse response)
      throws Exception {
    String path = request.prologue().uriPath().rawPath();
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      boolean extension = path.contains("/extension/") || path.contains("/telemetry");
      refuse(
          response,
          Status.NOT_FOUND_404,
          extension ? "ExtensionsAreNotServedByTheEmbeddedAws" : "UnknownOperation");
    } else if (matcher.group("id") != null) {
      answer(served, matcher, request, response);
    } else if (path.endsWith("/next")) {
      next(served, response);
    } else {
      startFailed(served, request, response);
    }
  }

  private void next(Environment environment, ServerResponse response) throws InterruptedException {
    Optional<Task> next = environment.next();
    if (next.isEmpty()) {
      refuse(response, Status.GONE_410, "EnvironmentEnded");
      return;
    }
    Task task = next.get();
    response.header(REQUEST_ID, task.requestId());
    response.header(DEADLINE, Long.toString(task.deadline().toEpochMilli()));
    response.header(FUNCTION, task.invocation().invokedArn());
    response.header(TRACE, trace());
    response.header("Content-Type", "application/json");
    response.send(task.invocation().payload().asByteArrayUnsafe());
  }

  private static void answer(
      Environment environment, Matcher path, ServerRequest request, ServerResponse response)
      throws IOException {
    SdkBytes body = read(request);
    boolean fits = body.asByteArrayUnsafe().length <= FunctionError.LARGEST_ANSWER;
    InvocationOutcome outcome =
        !fits
            ? InvocationOutcome.tooLarge()
            : path.group("answer").equals("response")
                ? InvocationOutcome.answered(body)
                : InvocationOutcome.reported(body);
    if (!environment.answer(path.group("id"), outcome)) {
      refuse(response, Status.BAD_REQUEST_400, "InvalidRequestID");
    } else if (!fits) {
      refuse(response, Status.REQUEST_ENTITY_TOO_LARGE_413, "RequestEntityTooLarge");
    } else {
      accept(response);
    }
  }

  private static void startFailed(
      Environment environment, ServerRequest request, ServerResponse response) throws IOException {
    SdkBytes document = read(request);
    if (environment.failStart(_ -> InvocationOutcome.reported(document))) {
      // The process gets its answer before it is killed.
      accept(response);
      environment.kill();
    } else {
      refuse(response, Status.FORBIDDEN_403, "InvalidStateTransition");
    }
  }

  /** Reads the whole body, and keeps at most one byte more than is allowed. */
  private static SdkBytes read(ServerRequest request) throws IOException {
    if (!request.content().hasEntity()) {
      return SdkBytes.fromByteArrayUnsafe(new byte[0]);
    }
    try (InputStream body = request.content().inputStream()) {
      byte[] bytes = body.readNBytes(FunctionError.LARGEST_ANSWER + 1);
      body.transferTo(OutputStream.nullOutputStream());
      return SdkBytes.fromByteArrayUnsafe(bytes);
    }
  }

  private static void accept(ServerResponse response) {
    response.status(Status.ACCEPTED_202).send("{\"status\":\"OK\"}\n");
  }

  private static void refuse(ServerResponse response, Status status, String error) {
    response
        .status(status)
        .send(
            "{\"errorMessage\":\"" + status.reasonPhrase() + "\",\"errorType\":\"" + error + "\"}");
  }

  /**
   * https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
   */
  private String trace() {
    return "Root=1-%08x-%s;Parent=%s;Sampled=0"
        .formatted(System.currentTimeMillis() / 1000, chance.text(24, HEX), chance.text(16, HEX));
  }
}
