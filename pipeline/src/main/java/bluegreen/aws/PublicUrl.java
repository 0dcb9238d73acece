package bluegreen.aws;

import bluegreen.ports.FrontDoor;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The public endpoint over HTTP, without following redirects. */
public final class PublicUrl implements FrontDoor {
  private static final int TIMEOUT_MILLIS = 5_000;

  private final URI url;
  private final String versionHeader;

  public PublicUrl(URI url, String versionHeader) {
    this.url = url;
    this.versionHeader = versionHeader;
  }

  /** The URL that {@code text} is, empty if it is none of HTTP. */
  public static Optional<URI> parse(String text) {
    try {
      URI url = new URI(text);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      return http && url.getHost() != null ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  @Override
  public Answer ask() {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      try {
        Optional<String> version = Optional.ofNullable(connection.getHeaderField(versionHeader));
        String by = version.map(v -> " from version " + v).orElse(", no " + versionHeader);
        return new Answer(version, "HTTP " + connection.getResponseCode() + by + " at " + url);
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return new Answer(Optional.empty(), url + " can't be reached: " + e.getMessage());
    }
  }
}
