package bluegreen.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTest {
  @Test
  void what_acts_on_a_terminal_is_shown_by_its_number() {
    assertThat(Foreign.line("\u001b[2J\u0007\rx\u007f\u009b1m\u2028"))
        .isEqualTo("\\x1b[2J\\x07\\x0dx\\x7f\\x9b1m\\u2028");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202a", "\u202e", "\u2066", "\u2069", "\u200f", "\u061c", "\ufeff"})
  void what_turns_the_direction_of_writing_is_shown_by_its_number(String mark) {
    assertThat(Foreign.line(mark + "gnp")).isEqualTo("\\u%04xgnp".formatted((int) mark.charAt(0)));
  }

  @Test
  void numbers_beyond_four_digits_and_halves_of_characters_are_shown_too() {
    assertThat(Foreign.line("\udb40\udc01 \ud800")).isEqualTo("\\u{e0001} \\ud800");
  }

  @Test
  void other_text_stays_as_it_is() {
    String text = "로또 “größer” → 😀 \\ 10 % a::b #[";

    assertThat(Foreign.line(text)).isEqualTo(text);
  }

  @Test
  void a_line_is_one_line() {
    assertThat(Foreign.line("a\r\nb\nc\td")).isEqualTo("a b c d");
  }

  @Test
  void lines_stay_lines() {
    assertThat(Foreign.lines("a\n\tb")).isEqualTo("a\n\tb");
  }

  @ParameterizedTest
  @CsvSource({
    "::error::x,               \\x3a:error::x",
    "'  \u00a0\u3000::stop',   '  \u00a0\u3000\\x3a:stop'",
    "'a\n ::add-mask::lotto',  'a\n \\x3a:add-mask::lotto'",
    ":::x,                     \\x3a::x",
    "a ##[add-mask]lotto,      a #\\x23[add-mask]lotto",
    "###[x],                   ##\\x23[x]"
  })
  void no_line_has_a_command_to_githubs_runner(String text, String shown) {
    assertThat(Foreign.lines(text)).isEqualTo(shown);
  }

  @Test
  void a_carriage_return_begins_no_line() {
    assertThat(Foreign.lines("a\r::error::x")).isEqualTo("a\\x0d::error::x");
  }
}
