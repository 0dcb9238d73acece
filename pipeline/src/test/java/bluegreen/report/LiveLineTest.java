package bluegreen.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveLineTest {
  @ParameterizedTest
  @CsvSource({
    "abc, 4, abc",
    "abc, 3, abc",
    "abc, 2, a…",
    "abc, 1, …",
    "로또, 4, 로또",
    "로또, 3, 로…",
    "로또a, 4, 로…",
    "😀😀, 3, 😀…"
  })
  void what_is_too_long_ends_with_an_ellipsis(String text, int columns, String shown) {
    assertThat(LiveLine.cut(text, columns)).isEqualTo(shown);
  }

  @Test
  void colours_take_no_room_and_end_at_the_cut() {
    assertThat(LiveLine.cut("\u001b[31mabc\u001b[0m", 3)).isEqualTo("\u001b[31mabc\u001b[0m");
    assertThat(LiveLine.cut("\u001b[31mabc\u001b[0m", 2)).isEqualTo("\u001b[31ma…\u001b[0m");
  }
}
