package bluegreen.aws.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** URLs of HTTP, as people and tags write them. */
public final class HttpUrl {
  private static final int LAST_PORT = 65_535;

  private HttpUrl() {}

  /** Reads a URL; empty if {@code text} is none of HTTP or HTTPS with a host. */
  public static Optional<URI> parse(String text) {
    try {
      URI url = new URI(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean port = url.getPort() <= LAST_PORT;
      return http && port && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
