package bluegreen.embedded.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Tells requests that a web page may have sent. A page of any site can have a browser send requests
 * to the loopback interface, and with DNS rebinding read the answers too. Its requests carry an
 * {@code Origin}, or {@code Sec-Fetch-Site}, or the site's name as {@code Host}.
 * https://fetch.spec.whatwg.org, https://www.w3.org/TR/fetch-metadata
 */
public final class WebPages {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?:127\\.0\\.0\\.1|\\[::1]|localhost)(?::\\d*)?", Pattern.CASE_INSENSITIVE);

  private static final Set<String> HARMLESS = Set.of("none", "same-origin");

  private WebPages() {}

  /**
   * Why a request may come from a web page; empty if it can't.
   *
   * @param headers all values of the header of a name
   */
  public static Optional<String> suspicion(Function<String, List<String>> headers) {
    List<String> hosts = headers.apply("Host");
    if (hosts.size() != 1 || !LOOPBACK.matcher(hosts.getFirst()).matches()) {
      return Optional.of("Host is not 127.0.0.1 or localhost");
    }
    if (!headers.apply("Origin").isEmpty()) {
      return Optional.of("it has an Origin");
    }
    return HARMLESS.containsAll(headers.apply("Sec-Fetch-Site"))
        ? Optional.empty()
        : Optional.of("Sec-Fetch-Site names another site");
  }
}
