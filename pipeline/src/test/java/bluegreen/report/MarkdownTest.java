package bluegreen.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          Alarm lotto-errors fires: 3 > 1.  % Alarm lotto-errors fires: 3 \\> 1.
          <img src=x onerror=alert(1)>      % \\<img src=x onerror=alert(1)\\>
          [click](https://evil.example)     % \\[click\\](https://evil.example)
          ![](https://evil.example/pixel)   % \\!\\[\\](https://evil.example/pixel)
          a | new | cell                    % a \\| new \\| cell
          `code` *bold* __strong__ ~~gone~~ % \\`code\\` \\*bold\\* \\_\\_strong\\_\\_ \\~\\~gone\\~\\~
          # heading &amp; more              % \\# heading \\&amp; more
          back\\slash                       % back\\\\slash
          """)
  void text_is_shown_as_it_was_written(String hostile, String markdown) {
    assertThat(Markdown.text(hostile)).isEqualTo(markdown);
  }

  @Test
  void what_acts_on_a_page_or_a_terminal_is_shown_by_its_number() {
    assertThat(Markdown.text("\u001b[1m \u202e")).isEqualTo("\\\\x1b\\[1m \\\\u202e");
  }

  @Test
  void text_stays_in_its_line() {
    assertThat(Markdown.text("one\r\n\n# two\tthree")).isEqualTo("one \\# two three");
  }
}
