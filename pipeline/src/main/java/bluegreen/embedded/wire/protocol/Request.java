package bluegreen.embedded.wire.protocol;

import java.util.List;
import java.util.Map;

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
  String header(String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
  }
}
