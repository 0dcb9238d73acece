package bluegreen.alb;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function's answer to a load balancer, known to make a valid HTTP response.
 *
 * @param reason what follows the status in the status line, empty for HTTP's own phrase
 * @param headers as the function spells them
 */
public record AlbResponse(
    int status, String reason, Map<String, List<String>> headers, HttpBody body) {
  static final int MAX_BYTES = 1024 * 1024;

  /** The last value of a header, in whatever case the function spells its name. */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .reduce((before, last) -> last);
  }

  /** Whether HTTP allows the status a body. */
  public boolean mayHaveBody() {
    return status != 204 && status != 205 && status != 304;
  }
}
