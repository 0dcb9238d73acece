package bluegreen.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConditionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "array   | [1]   | {}    | array",
        "object  | {}    | []    | object",
        "string  | \"1\" | 1     | string",
        "integer | 1     | 1.5   | integer",
        "number  | 1.5   | \"1\" | number",
        "number  | 1     | null  | number",
        "boolean | false | 0     | boolean",
        "null    | null  | 0     | null"
      })
  void a_type_is_met_by_its_own_values_only(String type, String met, String unmet) {
    Demand demand = new Demand.Type(type);

    assertThat(failures(demand, met)).isEmpty();
    assertThat(failures(demand, unmet))
        .containsExactly("the body is " + unmet + ", expected type " + type);
  }

  @Test
  void a_type_that_json_does_not_have_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Demand.Type("int"))
        .withMessage("\"int\" is none of array, boolean, integer, null, number, object, string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "\"2\"", "[1,{\"a\":null}]", "null"})
  void an_equal_value_is_of_the_same_type_and_content(String json) {
    Demand demand = new Demand.Equal(JsonMapper.shared().readTree(json));

    assertThat(failures(demand, json)).isEmpty();
    assertThat(failures(demand, "3")).containsExactly("the body is 3, expected " + json);
  }

  @Test
  void a_minimum_is_met_by_itself_and_greater_numbers() {
    Demand demand = new Demand.Min(1);

    assertThat(failures(demand, "1")).isEmpty();
    assertThat(failures(demand, "1.5")).isEmpty();
    assertThat(failures(demand, "0.9")).containsExactly("the body is 0.9, expected ≥ 1.0");
    assertThat(failures(demand, "\"2\"")).containsExactly("the body is \"2\", expected ≥ 1.0");
    assertThat(failures(demand, "1" + "0".repeat(400))).singleElement().asString().contains("≥");
  }

  @Test
  void a_maximum_is_met_by_itself_and_smaller_numbers() {
    Demand demand = new Demand.Max(45);

    assertThat(failures(demand, "45")).isEmpty();
    assertThat(failures(demand, "-3.5")).isEmpty();
    assertThat(failures(demand, "46")).containsExactly("the body is 46, expected ≤ 45.0");
    assertThat(failures(demand, "\"2\"")).containsExactly("the body is \"2\", expected ≤ 45.0");
    assertThat(failures(demand, "1" + "0".repeat(400))).singleElement().asString().contains("≤");
  }

  @Test
  void a_size_is_that_of_an_array_or_an_object() {
    assertThat(failures(new Demand.Size(2), "[1,2]")).isEmpty();
    assertThat(failures(new Demand.Size(1), "{\"a\":1}")).isEmpty();
    assertThat(failures(new Demand.Size(3), "[1,2]"))
        .containsExactly("the body is [1,2], expected size 3");
    assertThat(failures(new Demand.Size(0), "\"\""))
        .containsExactly("the body is \"\", expected size 0");
  }

  @Test
  void distinct_values_are_those_of_an_array_without_duplicates() {
    Demand demand = new Demand.Distinct(true);

    assertThat(failures(demand, "[1,2]")).isEmpty();
    assertThat(failures(demand, "[1,\"1\",1.0]")).isEmpty();
    assertThat(failures(demand, "[1,2,1]"))
        .containsExactly("the body is [1,2,1], expected distinct values");
    assertThat(failures(demand, "{\"a\":1}"))
        .containsExactly("the body is {\"a\":1}, expected distinct values");
  }

  @Test
  void a_duplicate_can_be_expected_too() {
    Demand demand = new Demand.Distinct(false);

    assertThat(failures(demand, "[1,2,1]")).isEmpty();
    assertThat(failures(demand, "[1,2]"))
        .containsExactly("the body is [1,2], expected a duplicate");
    assertThat(failures(demand, "5")).containsExactly("the body is 5, expected a duplicate");
  }

  @Test
  void a_pattern_matches_all_of_a_text() {
    Demand demand = new Demand.Matches(Pattern.compile("[0-9]+"));

    assertThat(failures(demand, "\"12\"")).isEmpty();
    assertThat(failures(demand, "\"12a\""))
        .containsExactly("the body is \"12a\", expected to match [0-9]+");
    assertThat(failures(demand, "12")).containsExactly("the body is 12, expected to match [0-9]+");
  }

  @Test
  void every_demand_that_is_not_met_is_told_for_every_value() {
    Condition condition =
        new Condition("/*", List.of(new Demand.Type("integer"), new Demand.Min(1)));

    assertThat(condition.failures(json("[0.5,1,\"2\"]")))
        .containsExactly(
            "/* is 0.5, expected type integer",
            "/* is 0.5, expected ≥ 1.0",
            "/* is \"2\", expected type integer",
            "/* is \"2\", expected ≥ 1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``         | {\"a\":[1,[2,3]]}",
        "/a         | [1,[2,3]]",
        "/a/0       | 1",
        "/a/1/*     | 2 3",
        "/*         | [1,[2,3]]",
        "/*/*       | 1 [2,3]",
        "/a/*/0     | 2"
      })
  void a_pointer_finds_values_and_a_star_all_elements(String at, String found) {
    Condition impossible = new Condition(at, List.of(new Demand.Equal(json("\"no\""))));
    String what = at.isEmpty() ? "the body" : at;

    assertThat(impossible.failures(json("{\"a\":[1,[2,3]]}")))
        .isEqualTo(
            Pattern.compile(" ")
                .splitAsStream(found)
                .map(value -> what + " is " + value + ", expected \"no\"")
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/b", "/a/5", "/a/0/*", "/b/*"})
  void finding_nothing_at_the_place_is_a_failure(String at) {
    assertThat(new Condition(at, List.of()).failures(json("{\"a\":[1]}")))
        .containsExactly("nothing at " + at + " in {\"a\":[1]}");
  }

  @Test
  void a_condition_without_demands_is_that_something_is_there() {
    assertThat(new Condition("/a", List.of()).failures(json("{\"a\":null}"))).isEmpty();
  }

  @Test
  void a_place_that_is_not_a_pointer_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Condition("a/b", List.of()))
        .withMessage("\"a/b\" does not begin with /");
  }

  private static List<String> failures(Demand demand, String body) {
    return new Condition("", List.of(demand)).failures(json(body));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
