package bluegreen.aws.client;

import bluegreen.ports.RefusedException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxy of the environment, as curl and the AWS CLI take it: {@code HTTPS_PROXY}, {@code
 * HTTP_PROXY} and {@code NO_PROXY}, in capital or small letters. It is for every connection of this
 * process but those to this machine and to the metadata of containers and instances.
 */
final class Proxies extends ProxySelector {
  private static final List<String> NEVER =
      List.of(
          "localhost", "127.0.0.1", "[::1]", "169.254.169.254", "169.254.170.2", "169.254.170.23");

  /** Java does not send a password to a proxy for TLS unless this is empty. */
  private static final String DISABLED = "jdk.http.auth.tunneling.disabledSchemes";

  private final Map<String, String> environment;
  private final @Nullable ProxySelector otherwise;

  Proxies(Map<String, String> environment, @Nullable ProxySelector otherwise) {
    this.environment = environment;
    this.otherwise = otherwise;
  }

  /**
   * Uses the proxies from now on; does nothing if there are none.
   *
   * @throws RefusedException if a variable is no URL of a proxy
   */
  static void use(Map<String, String> environment) {
    Proxies proxies = new Proxies(environment, ProxySelector.getDefault());
    List<URI> all = Stream.of("http", "https").flatMap(s -> proxies.proxy(s).stream()).toList();
    if (all.isEmpty()) {
      return;
    }
    ProxySelector.setDefault(proxies);
    if (all.stream().anyMatch(proxy -> proxy.getRawUserInfo() != null)) {
      System.setProperty(DISABLED, "");
      Authenticator.setDefault(new Passwords(all));
    }
  }

  @Override
  public List<Proxy> select(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    Optional<URI> proxy = proxy(scheme);
    if (proxy.isEmpty()) {
      return otherwise == null ? List.of(Proxy.NO_PROXY) : otherwise.select(uri);
    }
    return isDirect(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT))
        ? List.of(Proxy.NO_PROXY)
        : List.of(new Proxy(Proxy.Type.HTTP, address(proxy.get())));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException why) {
    // The caller gets the exception, and tells it.
  }

  private static InetSocketAddress address(URI proxy) {
    int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
    return new InetSocketAddress(proxy.getHost(), port);
  }

  private Optional<URI> proxy(String scheme) {
    return variable(scheme + "_proxy").map(value -> parse(scheme + "_proxy", value));
  }

  private static URI parse(String name, String value) {
    String url = value.contains("://") ? value : "http://" + value;
    return HttpUrl.parse(url)
        .orElseThrow(
            () ->
                new RefusedException(
                    name.toUpperCase(Locale.ROOT) + " is no URL of a proxy.",
                    "Write it as http://host:port, or unset it."));
  }

  private boolean isDirect(String host) {
    return NEVER.contains(host)
        || host.startsWith("127.")
        || variable("no_proxy").stream()
            .flatMap(list -> Arrays.stream(list.split("[,\\s]+", -1)))
            .map(entry -> entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
            .anyMatch(
                entry ->
                    entry.equals("*")
                        || (!entry.isEmpty()
                            && (host.equals(entry) || host.endsWith("." + entry))));
  }

  private Optional<String> variable(String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .map(environment::get)
        .filter(value -> value != null && !value.isBlank())
        .map(String::strip)
        .findFirst();
  }

  /** Answers a proxy that asks who we are, and nobody else. */
  private static final class Passwords extends Authenticator {
    private final List<URI> proxies;

    Passwords(List<URI> proxies) {
      this.proxies = proxies;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return getRequestorType() == RequestorType.PROXY
          ? proxies.stream()
              .filter(proxy -> proxy.getRawUserInfo() != null)
              .filter(proxy -> address(proxy).getHostString().equals(getRequestingHost()))
              .map(proxy -> password(proxy.getRawUserInfo()))
              .findFirst()
              .orElse(null)
          : null;
    }

    private static PasswordAuthentication password(String userInfo) {
      String[] parts = userInfo.split(":", 2);
      String password = parts.length == 1 ? "" : parts[1];
      return new PasswordAuthentication(decoded(parts[0]), decoded(password).toCharArray());
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }
}
