package bluegreen.actions.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of https://docs.github.com/actions/reference/evaluate-expressions-in-workflows. */
class ExpressionTest {
  @TempDir private Path workspace;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      textBlock =
          """
          github.ref_name            | main
          github['ref_name']         | main
          GITHUB.Ref_Name            | main
          needs.image.outputs.digest | sha256:0
          github.no.such.thing       | ""
          list[1]                    | second
          list[7]                    | ""
          'it''s'                    | it's
          20                         | 20
          -1.5                       | -1.5
          true                       | true
          null                       | ""
          ( 'a' )                    | a
          """)
  void a_literal_is_its_own_value(String expression, String value) {
    assertThat(text(expression)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Main' == github.ref_name",
        "1 == '1'",
        "true == 1",
        "null == 0",
        "github.missing == ''",
        "'' == 0",
        "'a' != 'b'",
        "'one' != 1",
        "!false && !0 && !'' && !null",
        "!!'false'",
        "true || false && false",
        "(true || false) && true"
      })
  void values_compare_by_githubs_loose_rules(String expression) {
    assertThat(Expression.parse(expression).isTrueIn(scope(Status.SUCCESS))).isTrue();
  }

  @Test
  void and_and_or_give_the_operand_that_decides() {
    assertThat(text("github.missing || 'other'")).isEqualTo("other");
    assertThat(text("'first' || 'other'")).isEqualTo("first");
    assertThat(text("'first' && 'second'")).isEqualTo("second");
    assertThat(text("false && 'second'")).isEqualTo("false");
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCESS, success()",
    "FAILURE, failure()",
    "CANCELLED, cancelled()",
    "SUCCESS, always()",
    "SKIPPED, always()",
    "SKIPPED, '!success() && !failure() && !cancelled()'"
  })
  void a_status_function_asks_what_came_before(Status status, String expression) {
    assertThat(Expression.parse(expression).isTrueIn(scope(status))).isTrue();
  }

  @Test
  void functions_make_and_compare_texts() {
    assertThat(text("format('{0} to {1}, {{really}}', 'this', 2)"))
        .isEqualTo("this to 2, {really}");
    assertThat(text("contains('Hello', 'ELL')")).isEqualTo("true");
    assertThat(text("contains(list, 'second')")).isEqualTo("true");
    assertThat(text("contains(list, 'third')")).isEqualTo("false");
    assertThat(text("startsWith(github.ref_name, 'MA')")).isEqualTo("true");
    assertThat(text("fromJSON('{\"a\": [1, 2]}').a[1]")).isEqualTo("2");
    assertThat(text("toJSON(list)")).contains("\"first\"");
  }

  @Test
  void files_have_a_hash_that_follows_their_content() throws Exception {
    String before = text("hashFiles('**/pom.xml')");
    Files.writeString(workspace.resolve("pom.xml"), "one");
    String one = text("hashFiles('**/pom.xml')");
    Files.writeString(workspace.resolve("pom.xml"), "two");

    assertThat(before).isEmpty();
    assertThat(one).hasSize(64);
    assertThat(text("hashFiles('**/pom.xml')")).hasSize(64).isNotEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      textBlock =
          """
          github.                | expected a property's name at character 8 of: github.
          'open                  | expected a value at character 1 of
          (true                  | expected ')' at character 6
          1 < 2                  | expected an operator at character 3
          list.*                 | expected a property's name at character 6
          join(list, ',')        | unknown function join
          success(1)             | 1 arguments are not for success
          contains('a')          | 1 arguments are not for contains
          """)
  void an_unknown_part_of_an_expression_is_named(String expression, String message) {
    assertThatThrownBy(() -> Expression.parse(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_context_that_is_not_there_is_an_error_unlike_a_property() {
    assertThatThrownBy(() -> text("matrix.environment"))
        .hasMessageContaining("there is no context 'matrix' here");
  }

  @Test
  void objects_are_not_comparable() {
    assertThatThrownBy(() -> text("list == list")).hasMessageContaining("not compared");
  }

  private String text(String expression) {
    return Loose.text(Expression.parse(expression).in(scope(Status.SUCCESS)));
  }

  private Scope scope(Status status) {
    return new Scope(
        Map.of(
            "github", Map.of("ref_name", "main"),
            "needs", Map.of("image", Map.of("outputs", Map.of("digest", "sha256:0"))),
            "list", List.of("first", "second")),
        status,
        workspace);
  }
}
