package bluegreen.embedded.wire.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The head of an HTTP request.
 *
 * @param id the request id in AWS's response
 * @param path not decoded
 * @param query not decoded
 * @param headers by name, ignoring case
 */
public record Request(
    String id, String method, String path, String query, Map<String, List<String>> headers) {
  /** The first value of a header; empty if the header is absent. */
  public String header(String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
  }

  /** All values of a header. */
  public List<String> all(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** The media type of the body, without parameters; empty if the request doesn't say. */
  public String contentType() {
    return header(Answer.CONTENT_TYPE).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** Whether a body follows. */
  public boolean hasBody() {
    return headers.containsKey("Transfer-Encoding")
        || !Set.of("", "0").contains(header("Content-Length"));
  }
}
