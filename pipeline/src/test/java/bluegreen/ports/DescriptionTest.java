package bluegreen.ports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionTest {
  private static final String DICE = "🎲";

  @Test
  void a_text_of_256_characters_is_kept() {
    assertThat(Description.fit("x".repeat(256))).isEqualTo("x".repeat(256));
  }

  @Test
  void a_longer_text_is_cut() {
    assertThat(Description.fit("x".repeat(256) + "y")).isEqualTo("x".repeat(256));
  }

  @Test
  void a_character_that_does_not_fit_whole_is_left_out() {
    assertThat(Description.fit("x".repeat(255) + DICE)).isEqualTo("x".repeat(255));
    assertThat(Description.fit("x".repeat(254) + DICE + "y")).isEqualTo("x".repeat(254) + DICE);
    assertThat(Description.fit("x".repeat(254) + DICE)).isEqualTo("x".repeat(254) + DICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nb", "a\rb", "a\u2028b"})
  void a_line_break_becomes_a_space(String text) {
    assertThat(Description.fit(text)).isEqualTo("a b");
  }
}
