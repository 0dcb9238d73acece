package bluegreen.campaign;

import bluegreen.embedded.wire.Gateway;
import bluegreen.embedded.wire.protocol.Answer;
import bluegreen.embedded.wire.protocol.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private final Gateway gateway;
  private final Map<String, Reply> last = new HashMap<>();
  private int calls;
  private int faulty;
  private Fault fault = Fault.NONE;
  private String hit = "";

  Wire(Gateway gateway) {
    this.gateway = gateway;
  }

  /** An HTTP answer. */
  record Reply(int status, Map<String, String> headers, byte[] body) {
    Reply with(byte[] other) {
      return new Reply(status, headers, other);
    }
  }

  /** From now on counts from 1, and applies {@code fault} to call {@code number}. */
  synchronized void injects(Fault next, int number) {
    fault = next;
    faulty = number;
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
    if (++calls == faulty) {
      hit = call.operation();
      return fault.apply(call, last.get(call.operation()));
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
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(head.headers());
    headers.put("Content-Length", List.of(Integer.toString(body.length)));
    String query = head.encodedQueryParameters().orElse("");
    String path = head.encodedPath().isEmpty() ? "/" : head.encodedPath();
    Request request =
        new Request(gateway.newRequestId(), head.method().name(), path, query, headers);
    Answer answer =
        gateway
            .answer(request, new ByteArrayInputStream(body))
            .orElseThrow(() -> new IOException("Unexpected end of file from server"));
    return new Reply(answer.status(), answer.headers(), answer.body().asByteArray());
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
    SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(reply.status());
    reply.headers().forEach(head::putHeader);
    head.putHeader("Content-Length", Integer.toString(reply.body().length));
    return HttpExecuteResponse.builder()
        .response(head.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(reply.body())))
        .build();
  }

  @Override
  public void close() {}
}
