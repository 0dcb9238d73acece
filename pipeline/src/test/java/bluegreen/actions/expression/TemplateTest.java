package bluegreen.actions.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private static final Map<String, Map<String, String>> CONTEXTS =
      Map.of("inputs", Map.of("name", "ada"));

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "'${{ inputs.name }}', ada",
    "'<${{inputs.name}}> and ${{ inputs.name }} ', '<ada> and ada '",
    "'${{ ''}}'' }}!', '}}!'",
    "'a $ and { and }}', 'a $ and { and }}'"
  })
  void expressions_are_replaced_by_their_values(String template, String text) {
    assertThat(Template.parse(template).in(scope(Status.SUCCESS))).isEqualTo(text);
  }

  @Test
  void an_open_expression_must_be_closed() {
    assertThatThrownBy(() -> Template.parse("${{ inputs.name }"))
        .hasMessageContaining("expected '}}' at character 17");
  }

  @Test
  void an_object_does_not_become_a_text() {
    assertThatThrownBy(() -> Template.parse("${{ inputs }}").in(scope(Status.SUCCESS)))
        .hasMessageContaining("only toJSON makes a text of");
  }

  @ParameterizedTest
  @CsvSource({
    "inputs.name == 'ada',                  true,  false",
    "'${{ inputs.name == ''ada'' }}',       true,  false",
    "always() && inputs.name == 'ada',      true,  true",
    "failure(),                             false, true",
    "'!cancelled()',                        true,  true",
    "inputs.name == 'bob',                  false, false"
  })
  void a_condition_means_success_unless_it_says_something_else(
      String condition, boolean afterSuccess, boolean afterFailure) {
    Expression expression = Template.condition(condition);

    assertThat(expression.isTrueIn(scope(Status.SUCCESS))).isEqualTo(afterSuccess);
    assertThat(expression.isTrueIn(scope(Status.FAILURE))).isEqualTo(afterFailure);
  }

  @Test
  void a_condition_with_text_around_it_is_refused_because_it_would_always_be_true() {
    assertThatThrownBy(() -> Template.condition("${{ false }} && true"))
        .hasMessageContaining("always true");
  }

  private static Scope scope(Status status) {
    return new Scope(CONTEXTS, status, Path.of(""));
  }
}
