package bluegreen.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:65535", "https://lotto.example.com/", "http://[::1]:1/a?b=c"})
  void a_url_with_a_host_is_one(String text) {
    assertThat(HttpUrl.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:65536",
        "http://127.0.0.1:99999/",
        "localhost:4566",
        "ftp://host/",
        "http:///path",
        "http://a b/",
        ""
      })
  void anything_else_is_none(String text) {
    assertThat(HttpUrl.parse(text)).isEmpty();
  }
}
