package bluegreen.aws;

import bluegreen.ports.FrontDoor;
import bluegreen.ports.Seen;
import bluegreen.ports.VersionNumber;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
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

  /** Waits up to five seconds for a connection, and as long for each part of the answer. */
  @Override
  public Seen look() {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      try {
        return seen(connection);
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return new Seen.Unreachable(url + " can't be reached: " + e.getMessage());
    }
  }

  private Seen seen(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status < 0) {
      return new Seen.Unreachable(url + " answers, but not in HTTP");
    }
    String header = connection.getHeaderField(versionHeader);
    if (header == null) {
      return new Seen.Unnamed(status, "HTTP %d, no %s at %s".formatted(status, versionHeader, url));
    }
    String text = "HTTP %d from version %s at %s".formatted(status, header, url);
    return VersionNumber.parse(header)
        .<Seen>map(version -> new Seen.By(version, status, text))
        .orElseGet(() -> new Seen.Misnamed(text));
  }

  @Override
  public Optional<URI> url() {
    return Optional.of(url);
  }

  @Override
  public String versionHeader() {
    return versionHeader;
  }
}
