package bluegreen.aws.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Answers requests in the order of a script, whatever they ask. */
public final class Script implements SdkHttpClient {
  private final Deque<Answer> answers = new ArrayDeque<>();
  private int calls;

  /** What becomes of a request. */
  public interface Answer {
    HttpExecuteResponse give() throws IOException;
  }

  public Script then(Answer answer) {
    answers.add(answer);
    return this;
  }

  /** How many requests there were. */
  public int calls() {
    return calls;
  }

  public static HttpExecuteResponse json(int status, String body) {
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("x-amzn-RequestId", "1")
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(UTF_8))))
        .build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        calls++;
        return answers.removeFirst().give();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
