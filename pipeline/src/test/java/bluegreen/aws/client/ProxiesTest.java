package bluegreen.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.ports.RefusedException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "https_proxy", "http://ada:secret@proxy.corp:3128",
          "HTTP_PROXY", "plain.corp",
          "NO_PROXY", "internal.corp, .cloud.corp,*.vpc.corp");

  @ParameterizedTest
  @CsvSource({
    "https://lambda.eu-central-1.amazonaws.com/, proxy.corp:3128",
    "http://lotto.example/, plain.corp:80",
    "https://internal.corp/, direct",
    "https://a.internal.corp/, direct",
    "https://not-internal.corp/, proxy.corp:3128",
    "https://a.cloud.corp/, direct",
    "https://b.vpc.corp/, direct",
    "http://127.0.0.1:4566/, direct",
    "http://127.8.0.1/, direct",
    "http://LOCALHOST/, direct",
    "http://[::1]:4566/, direct",
    "http://169.254.169.254/latest, direct"
  })
  void a_connection_goes_through_the_proxy_of_its_scheme(URI uri, String way) {
    Proxy proxy = new Proxies(ENVIRONMENT, null).select(uri).getFirst();

    assertThat(way(proxy)).isEqualTo(way);
  }

  @Test
  void everything_is_direct_without_a_proxy_or_with_an_asterisk() {
    URI uri = URI.create("https://lotto.example/");

    assertThat(new Proxies(Map.of(), null).select(uri)).containsExactly(Proxy.NO_PROXY);
    assertThat(new Proxies(Map.of("HTTPS_PROXY", "proxy:1", "no_proxy", "*"), null).select(uri))
        .containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void a_variable_that_is_no_url_is_refused_without_its_password() {
    assertThatThrownBy(() -> Proxies.use(Map.of("HTTPS_PROXY", "http://ada:secret@:x")))
        .isInstanceOf(RefusedException.class)
        .hasMessage("HTTPS_PROXY is no URL of a proxy.");
  }

  private static String way(Proxy proxy) {
    return proxy.address() instanceof InetSocketAddress address
        ? address.getHostString() + ":" + address.getPort()
        : "direct";
  }
}
