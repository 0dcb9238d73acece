package lotto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "TEXT/HTML",
        "text/*",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
        "application/json;q=0.5, text/html",
        "application/json;q=0.5,text/html; charset=utf-8; Q=0.6",
        "*/*, application/json;q=0",
        "application/*;q=0.9, */*",
        ",, text/html ;; ,",
      })
  void html_is_preferred_when_it_has_the_higher_weight(String accept) {
    assertThat(Accept.of(List.of(accept)).prefersHtml()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/json",
        "application/json, text/html",
        "text/html, application/json",
        "application/json, text/html;q=0.9",
        "text/html;q=0, */*",
        "text/html;q=high, */*;q=0.1",
        "text/*;q=0.3, application/*;q=0.4",
        "image/png",
        "html",
        ";q=1",
      })
  void json_is_the_default(String accept) {
    assertThat(Accept.of(List.of(accept)).prefersHtml()).isFalse();
  }

  @Test
  void several_headers_count_as_one() {
    assertThat(Accept.of(List.of("application/json;q=0.1", "text/html")).prefersHtml()).isTrue();
    assertThat(Accept.of(List.of()).prefersHtml()).isFalse();
  }
}
