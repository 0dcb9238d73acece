package lotto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

class JsonReaderTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void reads_every_kind_of_value() {
    Map<String, @Nullable Object> expected = new HashMap<>();
    expected.put("text", "a \"quoted\" \\ / \b\f\n\r\t é \ud83c\udfb1");
    expected.put("list", List.of(1.0, -0.025, true, false));
    expected.put("object", Map.of());
    expected.put("nothing", null);

    Object read =
        JsonReader.read(
            """
             {"text" : "a \\"quoted\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e9 \\uD83C\\udfb1",
              "list":[1,-2.5e-2 , true,false], "object":{ }, "nothing":null}
            """);

    assertThat(read).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "\"",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "[1",
        "[1,",
        "[1,]",
        "[,]",
        "tru",
        "nul",
        "+",
        "1 2",
        "{} {}",
        "\"\\",
        "\"\\u00",
        "\"\\u00g0\"",
        "\"\\x\"",
        "]",
        "}",
        ",",
        "'a'",
        "1e",
        "NaN"
      })
  void rejects_malformed_json(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonReader.read(text));
  }

  @Test
  void rejects_deep_nesting_instead_of_overflowing_the_stack() {
    String deep = "[".repeat(JsonReader.DEEPEST) + "]".repeat(JsonReader.DEEPEST);

    assertThat(JsonReader.read(deep)).isInstanceOf(List.class);
    assertThatIllegalArgumentException().isThrownBy(() -> JsonReader.read("[" + deep + "]"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonReader.read("{\"a\":".repeat(1_000_000)));
  }

  @Property
  void reads_what_jackson_writes(@ForAll("values") @Nullable Object value) {
    assertThat(JsonReader.read(JSON.writeValueAsString(value))).isEqualTo(value);
    assertThat(JsonReader.read(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value)))
        .isEqualTo(value);
  }

  @Property(tries = 5_000)
  void reads_the_same_as_jackson_and_throws_no_other_exception(@ForAll("nearlyJson") String text) {
    Object expected;
    try {
      expected = withDoubles(JSON.readValue(text, Object.class));
    } catch (JacksonException malformed) {
      // Jackson is stricter, for example about control characters.
      expected = readOrNull(text);
    }
    assertThat(readOrNull(text)).isEqualTo(expected);
  }

  private static @Nullable Object readOrNull(String text) {
    try {
      return withDoubles(JsonReader.read(text));
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static @Nullable Object withDoubles(@Nullable Object value) {
    return switch (value) {
      // Jackson reads whole numbers as integers, which have no minus zero.
      case Number number -> number.doubleValue() + 0.0;
      case List<?> list -> list.stream().map(JsonReaderTest::withDoubles).toList();
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> members = new HashMap<>();
        map.forEach((name, member) -> members.put(name, withDoubles(member)));
        yield members;
      }
      case null, default -> value;
    };
  }

  /** Only the leaves have edge cases: those of nested values are too many to enumerate. */
  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            Arbitraries.strings().map(text -> text),
            Arbitraries.doubles().map(number -> number),
            Arbitraries.of(true, false).map(bool -> bool));
    return Arbitraries.recursive(
            () -> leaf.injectNull(0.2),
            inner ->
                Arbitraries.oneOf(
                    inner.list().ofMaxSize(4).map(list -> list),
                    Arbitraries.maps(Arbitraries.strings(), inner).ofMaxSize(4).map(map -> map)),
            0,
            4)
        .edgeCases(EdgeCases.Config::none);
  }

  @Provide
  Arbitrary<String> nearlyJson() {
    return Arbitraries.of(
            "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\\", "\\u0041", "\\\"", " ", "\n", "1",
            "-", "0", ".5", "e9", "true", "false", "null", "{}", "[]", "{\"a\":", "\u0000", "é")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }
}
