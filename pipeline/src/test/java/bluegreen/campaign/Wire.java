package bluegreen.campaign;

import static java.util.Objects.requireNonNull;

import bluegreen.embedded.wire.Gateway;
import bluegreen.embedded.wire.protocol.Answer;
import bluegreen.embedded.wire.protocol.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The way from the SDK to an embedded AWS in this process. It counts the calls, and lets one of
 * them go wrong.
 */
final class Wire implements SdkHttpClient {
  private @Nullable Gateway gateway;
  private final Map<String, Reply> last = new HashMap<>();
  private int calls;
  private Trouble trouble = (_, _) -> Fault.NONE;
  private String hit = "";

  /** One that leads nowhere yet. */
  Wire() {}

  Wire(Gateway gateway) {
    this.gateway = gateway;
  }

  /** From now on leads to another AWS, without a fault. */
  synchronized void leadsTo(Gateway other) {
    gateway = other;
    last.clear();
    injects((_, _) -> Fault.NONE);
  }

  /** An HTTP answer. */
  @SuppressWarnings("ArrayRecordComponent")
  record Reply(int status, Map<String, String> headers, byte[] body, boolean cut) {
    Reply(int status, Map<String, String> headers, byte[] body) {
      this(status, headers, body, false);
    }

    /** The same, up to the middle of the body. */
    Reply cutShort() {
      return new Reply(status, headers, Arrays.copyOf(body, body.length / 2), true);
    }
  }

  /** Ends before all has come that was announced. */
  @SuppressWarnings("InputStreamSlowMultibyteRead")
  private static final class Cut extends InputStream {
    private final InputStream begin;

    Cut(InputStream begin) {
      this.begin = begin;
    }

    @Override
    public int read() throws IOException {
      int next = begin.read();
      if (next < 0) {
        throw new IOException("Premature EOF");
      }
      return next;
    }
  }

  /** What happens to calls. */
  interface Trouble {
    /** What happens to the call {@code number}, counted from 1. */
    Mishap with(int number, Call call);
  }

  /** What happens to a call. */
  interface Mishap {
    /**
     * Answers a call.
     *
     * @param last the answer to the same question before, if there was one
     */
    Reply apply(Call call, @Nullable Reply last) throws IOException;
  }

  /** Ends the command before the call, as {@code kill -9} does. */
  static final Mishap DIES =
      (call, _) -> {
        throw new Died(call.operation());
      };

  /** An error, because the command and the SDK handle exceptions. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1;

    Died(String operation) {
      super("before " + operation);
    }
  }

  /** From now on counts from 1, and lets calls go wrong. */
  synchronized void injects(Trouble next) {
    trouble = next;
    calls = 0;
    hit = "";
  }

  synchronized int calls() {
    return calls;
  }

  /** The operation that went wrong; empty if none has. */
  synchronized String hit() {
    return hit;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return response(answer(request));
      }

      @Override
      public void abort() {}
    };
  }

  private synchronized Reply answer(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest head = request.httpRequest();
    byte[] body = body(request);
    Call call = new Call(operation(head, body), () -> execute(head, body));
    Mishap mishap = trouble.with(++calls, call);
    if (mishap != Fault.NONE) {
      hit = call.operation();
      return mishap.apply(call, last.get(call.operation()));
    }
    Reply reply = call.execution().run();
    last.put(call.operation(), reply);
    return reply;
  }

  /** A call that has not been executed yet. */
  record Call(String operation, Execution execution) {}

  /** Executes a call. */
  interface Execution {
    Reply run() throws IOException;
  }

  private Reply execute(SdkHttpRequest head, byte[] body) throws IOException {
    Gateway to = requireNonNull(gateway, "it leads nowhere yet");
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(head.headers());
    headers.put("Content-Length", List.of(Integer.toString(body.length)));
    String path = head.encodedPath().isEmpty() ? "/" : head.encodedPath();
    String query = head.encodedQueryParameters().orElse("");
    Request request = new Request(to.newRequestId(), head.method().name(), path, query, headers);
    Answer answer =
        to.answer(request, new ByteArrayInputStream(body))
            .orElseThrow(() -> new IOException("Unexpected end of file from server"));
    Map<String, String> answered = new HashMap<>(answer.headers());
    answered.put("x-amzn-RequestId", request.id());
    return new Reply(answer.status(), answered, answer.body().asByteArray(), false);
  }

  private static byte[] body(HttpExecuteRequest request) throws IOException {
    if (request.contentStreamProvider().isEmpty()) {
      return new byte[0];
    }
    try (InputStream in = request.contentStreamProvider().get().newStream()) {
      return in.readAllBytes();
    }
  }

  /** For people, and to find the answer to the same question. */
  private static String operation(SdkHttpRequest head, byte[] body) {
    String target = head.firstMatchingHeader("X-Amz-Target").orElse("");
    if (!target.isEmpty()) {
      return target.substring(target.lastIndexOf('.') + 1);
    }
    String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
    return text.startsWith("Action=")
        ? text.substring("Action=".length()).split("&", 2)[0]
        : head.method() + " " + head.encodedPath() + "?" + head.encodedQueryParameters().orElse("");
  }

  private static HttpExecuteResponse response(Reply reply) {
    InputStream body = new ByteArrayInputStream(reply.body());
    SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(reply.status());
    reply.headers().forEach(head::putHeader);
    head.putHeader("Content-Length", Integer.toString(reply.body().length));
    return HttpExecuteResponse.builder()
        .response(head.build())
        .responseBody(AbortableInputStream.create(reply.cut() ? new Cut(body) : body))
        .build();
  }

  @Override
  public void close() {}
}
