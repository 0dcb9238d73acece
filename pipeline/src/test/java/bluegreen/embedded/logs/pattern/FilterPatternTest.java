package bluegreen.embedded.logs.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPatternTest {
  private static final String TEXT = "[ERROR] Task timed out after 3.00 seconds (code 42)";

  private static final String JSON =
      """
      {"level": "ERROR", "status": 502, "ratio": 0.25, "version": "7", "ok": false, "none": null,
       "user": {"name": "Ada", "e-mail": "ada@example.com", "roles": ["admin", "dev"]},
       "list": [{"kind": "a"}, {"kind": "b"}]}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ERROR",
        "ERROR seconds",
        "?WARN ?ERROR",
        "\"timed out\"",
        "ERROR -WARN",
        "-WARN",
        "ERROR ?WARN",
        "-WARN ?FATAL",
        "%\\d+\\.\\d{2} seconds%",
        "%^.ERROR%"
      })
  void a_text_has_the_terms(String pattern) {
    assertThat(FilterPattern.parse(pattern).matches(TEXT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error",
        "ERROR WARN",
        "?WARN ?FATAL",
        "\"out timed\"",
        "ERROR -code",
        "-ERROR",
        "%^ERROR%",
        "{ $.level = \"ERROR\" }"
      })
  void a_text_lacks_the_terms(String pattern) {
    assertThat(FilterPattern.parse(pattern).matches(TEXT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ $.level = \"ERROR\" }",
        "{$.level=ERROR}",
        "{ $.level = \"ERR*\" }",
        "{ $.level = %^ERR% }",
        "{ $.level != \"INFO\" }",
        "{ $.status = 502 }",
        "{ $.status = 5* }",
        "{ $.status >= 500 && $.status < 600 }",
        "{ $.status > 5.01e2 }",
        "{ $.status != 500 }",
        "{ $.ratio <= 0.25 }",
        "{ $.ok IS FALSE }",
        "{ $.none IS NULL }",
        "{ $.other NOT EXISTS }",
        "{ $.user.name = Ada }",
        "{ $.user['e-mail'] = \"ada@*\" }",
        "{ $.user.roles[1] = \"dev\" }",
        "{ $.user.roles[*] = \"dev\" }",
        "{ $.list[*].kind = \"b\" }",
        "{ $.* = 502 }",
        "{ $.level = \"WARN\" || $.level = \"ERROR\" && $.version = \"7\" }",
        "{ ($.level = \"WARN\" || $.level = \"ERROR\") && ($.version = \"7\") }",
        "ERROR"
      })
  void a_document_is_as_demanded(String pattern) {
    assertThat(FilterPattern.parse(pattern).matches(JSON)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ $.level = \"error\" }",
        "{ $.level = \"ERR\" }",
        "{ $.level != \"E*\" }",
        "{ $.level > 3 }",
        "{ $.status < 502 }",
        "{ $.status = \"5\" }",
        "{ $.version = 7 }",
        "{ $.ok IS TRUE }",
        "{ $.level IS NULL }",
        "{ $.other IS NULL }",
        "{ $.other = \"x\" }",
        "{ $.other != \"x\" }",
        "{ $.level NOT EXISTS }",
        "{ $.user = \"Ada\" }",
        "{ $.user.roles[2] = \"dev\" }",
        "{ ($.level = \"WARN\" || $.level = \"ERROR\") && $.version = \"8\" }"
      })
  void a_document_is_not_as_demanded(String pattern) {
    assertThat(FilterPattern.parse(pattern).matches(JSON)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ not json }", "[]", "7", "{\"level\":", ""})
  void what_is_no_document_matches_no_condition(String message) {
    assertThat(FilterPattern.parse("{ $.level NOT EXISTS }").matches(message)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          a:b                  | not understood from here: a:b
          ok "open             | not understood from here:  "open
          %a(b)%               | characters that are not supported: a(b)
          %[a%                 | [a: Unclosed character class
          [ip, user]           | no patterns of columns
          {                    | Invalid filter pattern
          { }                  | Invalid filter pattern
          { $.a }              | not understood from here: }
          { $.a = }            | not understood from here: }
          { $.a = 1            | Invalid filter pattern
          { $.a = 1 } x        | Invalid filter pattern
          { $.a = 1 && }       | not understood from here: }
          { $.a = 1 && (       | Invalid filter pattern
          { ($.a = 1 }         | not understood from here: }
          { $.a < "b" }        | Invalid filter pattern
          { $.a ~ 1 }          | not understood from here: ~ 1 }
          { $.a IS MAYBE }     | Invalid filter pattern
          { $.a NOT HERE }     | Invalid filter pattern
          { a = 1 }            | not understood from here: a = 1 }
          { $ = 1 }            | Invalid filter pattern
          { $.a[x] = 1 }       | Invalid filter pattern
          """)
  void what_is_no_pattern_is_refused_with_the_place(String pattern, String why) {
    assertThatThrownBy(() -> FilterPattern.parse(pattern))
        .isInstanceOf(PatternException.class)
        .hasMessageStartingWith("Invalid filter pattern")
        .hasMessageContaining(why);
  }
}
