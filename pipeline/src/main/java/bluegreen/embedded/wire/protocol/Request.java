package bluegreen.embedded.wire.protocol;

import java.util.List;
import java.util.Map;

/**
 * The head of an HTTP request.
 *
 * @param id what AWS calls the request
 * @param path as it came, still encoded
 * @param query as it came, still encoded
 * @param headers by name, in any case
 */
public record Request(
    String id, String method, String path, String query, Map<String, List<String>> headers) {
  /** The first value of a header, empty if it isn't there. */
  String header(String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
  }
}
