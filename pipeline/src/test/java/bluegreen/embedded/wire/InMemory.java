package bluegreen.embedded.wire;

import bluegreen.embedded.wire.protocol.Answer;
import bluegreen.embedded.wire.protocol.Request;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The SDK's HTTP client without HTTP: what it sends goes straight to a gateway. */
record InMemory(Gateway gateway) implements SdkHttpClient {
  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        InputStream body =
            request
                .contentStreamProvider()
                .<InputStream>map(content -> content.newStream())
                .orElse(InputStream.nullInputStream());
        return response(gateway.answer(head(request.httpRequest()), body).orElseThrow());
      }

      @Override
      public void abort() {}
    };
  }

  private static Request head(SdkHttpRequest request) {
    URI uri = request.getUri();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request.forEachHeader(headers::put);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return new Request("id", request.method().name(), path, query, headers);
  }

  private static HttpExecuteResponse response(Answer answer) {
    SdkHttpFullResponse.Builder head = SdkHttpFullResponse.builder().statusCode(answer.status());
    answer.headers().forEach(head::putHeader);
    return HttpExecuteResponse.builder()
        .response(head.build())
        .responseBody(AbortableInputStream.create(answer.body().asInputStream()))
        .build();
  }

  @Override
  public void close() {}
}
