package bluegreen.embedded.wire.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.smithy.protocoltests.traits.HttpMalformedRequestDefinition;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestCase;

/** An HTTP request as a published case states it. */
record CaseRequest(Request head, SdkBytes content) {
  byte[] body() {
    return content.asByteArrayUnsafe();
  }

  static CaseRequest of(Dialect dialect, HttpRequestTestCase given) {
    return of(
        dialect,
        new Line(given.getMethod(), given.getUri(), given.getQueryParams()),
        given.getHeaders(),
        given.getBody());
  }

  static CaseRequest of(Dialect dialect, HttpMalformedRequestDefinition given) {
    return of(
        dialect,
        new Line(given.getMethod(), given.getUri().orElse("/"), given.getQueryParams()),
        given.getHeaders(),
        given.getBody());
  }

  /** What names the operation and its parameters. */
  private record Line(String method, String uri, List<String> parameters) {
    String path() {
      return uri.split("\\?", 2)[0];
    }

    String query() {
      List<String> all = new ArrayList<>(parameters);
      if (uri.contains("?")) {
        all.addFirst(uri.split("\\?", 2)[1]);
      }
      return String.join("&", all);
    }
  }

  private static CaseRequest of(
      Dialect dialect, Line line, Map<String, String> stated, Optional<String> content) {
    byte[] body = content.map(text -> bytes(dialect, text)).orElse(new byte[0]);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    stated.forEach((name, value) -> headers.put(name, List.of(value)));
    headers.put("Content-Length", List.of(Integer.toString(body.length)));
    return new CaseRequest(
        new Request("id", line.method(), line.path(), line.query(), headers),
        SdkBytes.fromByteArrayUnsafe(body));
  }

  /** Cases state CBOR as base64. */
  private static byte[] bytes(Dialect dialect, String text) {
    return dialect == Dialect.RPC_V2_CBOR ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
  }
}
