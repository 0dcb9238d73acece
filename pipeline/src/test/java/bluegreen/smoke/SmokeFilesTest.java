package bluegreen.smoke;

import static bluegreen.alb.HeaderMode.MULTI_VALUE;
import static bluegreen.alb.HeaderMode.SINGLE_VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.NullNode;

class SmokeFilesTest {
  @TempDir private Path folder;

  @Test
  void the_projects_own_are_well_formed() {
    assertThat(SmokeFiles.in(Path.of("smoke"))).hasSizeGreaterThan(3);
  }

  @Test
  void every_json_file_is_a_test_in_the_order_of_their_names() throws IOException {
    write("b.json", "{\"request\":{},\"expect\":{}}");
    write("a.json", "{\"name\":\"n\",\"request\":{},\"expect\":{}}");
    write("c.txt", "not a test");

    assertThat(SmokeFiles.in(folder)).extracting(Check::name).containsExactly("n", "b.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"request\":{},\"expect\":{}}",
        """
        {"name":null,
         "request":{"method":null,"path":null,"query":null,"headers":null,"body":null,
                    "multiValue":null},
         "expect":{"status":null,"headers":null,"json":null,"log":null,"withinMillis":null}}
        """,
        "{\"request\":{},\"expect\":{\"log\":{\"matches\":null,\"initMillis\":null}}}"
      })
  void most_may_be_left_out(String content) throws IOException {
    assertThat(read(content))
        .isEqualTo(
            new Check(
                "test.json",
                new Check.Request("GET", "/", Map.of(), Map.of(), "", SINGLE_VALUE),
                new Expectation(200, Map.of(), List.of(), 10_000)));
  }

  @Test
  void all_members_are_read() throws IOException {
    Check check =
        read(
            """
            {"name": "n", "safe": true,
             "request": {"method": "POST", "path": "/a", "query": {"games": 3},
                         "headers": {"Content-Type": "text/plain"}, "body": "b",
                         "multiValue": true},
             "expect": {"status": 201, "headers": {"X-Version": "v${version}"},
                        "json": [], "log": {"matches": "a.b", "initMillis": 9},
                        "withinMillis": 5}}
            """);

    assertThat(check)
        .isEqualTo(
            new Check(
                "n",
                new Check.Request(
                    "POST",
                    "/a",
                    Map.of("games", "3"),
                    Map.of("content-type", "text/plain"),
                    "b",
                    MULTI_VALUE),
                new Expectation(
                    201,
                    Map.of("X-Version", "v${version}"),
                    List.of(),
                    new LogDemand(Optional.of("a.b"), OptionalInt.of(9)),
                    5),
                Check.Effect.NONE));
  }

  @Test
  void a_condition_has_a_place_and_its_demands() throws IOException {
    List<Condition> conditions =
        read("""
        {"request": {}, "expect": {"json": [
          {"at": "/*", "type": "array", "equal": null, "min": 1, "max": 4.5,
           "size": 6, "distinct": true, "matches": "a.b"},
          {"type": null, "min": null, "max": null, "size": null, "distinct": null,
           "matches": null}]}}
        """)
            .expect()
            .json();

    assertThat(conditions).extracting(Condition::at).containsExactly("/*", "");
    assertThat(conditions.getFirst().demands())
        .startsWith(
            new Demand.Type("array"),
            new Demand.Equal(NullNode.getInstance()),
            new Demand.Min(1),
            new Demand.Max(4.5),
            new Demand.Size(6),
            new Demand.Distinct(true))
        .last()
        .extracting(Demand::text)
        .isEqualTo("to match a.b");
    assertThat(conditions.getLast().demands()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``      | it is not an object",
        "[]      | it is not an object",
        "null    | it is not an object",
        "{} x    | it is not JSON, line 1, column 4",
        "{a      | it is not JSON, line 1, column 2",
        "{\"request\":{}} | expect is missing",
        "{\"expect\":{}}  | request is missing",
        "{\"request\":5,\"expect\":{}} | request is not an object",
        "{\"request\":{},\"expects\":{}} | expects is unknown; known are expect, name, request,"
            + " safe",
        "{\"request\":{\"pth\":1}} | request.pth is unknown; known are body, headers, method,"
            + " multiValue, path, query",
        "{\"request\":{\"path\":[]}} | request.path is [], not text",
        "{\"request\":{\"multiValue\":\"on\"}} | request.multiValue is \"on\", not true or false",
        "{\"request\":{\"query\":[]}} | request.query is not an object",
        "{\"request\":{\"headers\":{\"a\":null}}} | request.headers.a is null, not text",
        "{\"expect\":{\"code\":200}} | expect.code is unknown; known are headers, json, log,"
            + " status, withinMillis",
        "{\"expect\":{\"status\":\"two\"}} | expect.status is \"two\", not an integer",
        "{\"expect\":{\"headers\":{\"a\":\"[\"}}} | expect.headers.a \"[\" is no regular"
            + " expression: Unclosed character class",
        "{\"expect\":{\"json\":{}}} | expect.json is {}, not a list",
        "{\"expect\":{\"json\":[{},5]}} | expect.json[1] is not an object",
        "{\"expect\":{\"json\":[{\"sise\":6}]}} | expect.json[0].sise is unknown; known are at,"
            + " distinct, equal, matches, max, min, size, type",
        "{\"expect\":{\"json\":[{\"min\":\"one\"}]}} | expect.json[0].min is \"one\", not a number",
        "{\"expect\":{\"json\":[{\"type\":\"int\"}]}} | expect.json[0].type \"int\" is none of"
            + " array, boolean, integer, null, number, object, string",
        "{\"expect\":{\"json\":[{\"at\":\"a\"}]}} | expect.json[0].at \"a\" does not begin with /",
        "{\"expect\":{\"json\":[{\"matches\":\"(\"}]}} | expect.json[0].matches \"(\" is no regular"
            + " expression: Unclosed group",
        "{\"request\":{\"path\":\"draw\"}} | request.path \"draw\" does not begin with /",
        "{\"expect\":{\"status\":99}} | expect.status is 99, not an integer from 200 to 599",
        "{\"expect\":{\"withinMillis\":0}} | expect.withinMillis is 0, not an integer from 1 or"
            + " more",
        "{\"expect\":{\"json\":[{\"size\":-1}]}} | expect.json[0].size is -1, not an integer from 0"
            + " or more",
        "{\"expect\":{\"json\":[null]}} | expect.json[0] is not an object",
        "{\"request\":{\"query\":{\"a\":null}}} | request.query.a is null, not text",
        "{\"expect\":{\"headers\":{\"a\":null}}} | expect.headers.a is null, not text",
        "{\"expect\":{\"status\":200,\"status\":201}} | \"status\" is there twice, line 1, column"
            + " 33",
        "{\"request\":{\"headers\":{\"a\":\"1\",\"A\":\"2\"}}} | request.headers has A twice"
      })
  void what_is_not_well_formed_is_named_with_its_file(String content, String why)
      throws IOException {
    Path file = write("test.json", content);

    assertThat(refusal().why().replaceFirst(", line 1[.]$", "."))
        .isEqualTo("Smoke test " + file + " is not well formed: " + why + ".");
    assertThat(refusal().remedy())
        .isEqualTo("Correct it. The format: pipeline/docs/releasing.md#smoke-tests");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"status\": \"two\"', 3",
    "'\"json\": [{},\n{\"min\": []}]', 4",
    "'\"json\": [{},\n5]', 4",
    "'\"headers\": {\n\"a/b\": \"(\"}', 4"
  })
  void a_mistake_is_named_with_its_line(String mistake, int line) throws IOException {
    write("test.json", "{\"request\": {},\n\"expect\": {\n" + mistake + "}}");

    assertThat(refusal().why()).endsWith(", line " + line + ".");
  }

  @Test
  void a_regular_expression_that_is_nested_too_deeply_is_none() throws IOException {
    String nested = "(".repeat(50_000);
    write("test.json", "{\"expect\":{\"json\":[{\"matches\":\"" + nested + "\"}]}}");

    assertThat(refusal().why()).contains("expect.json[0].matches \"(((");
  }

  @Test
  void every_file_that_is_not_well_formed_is_named_at_once() throws IOException {
    write("a.json", "null");
    write("b.json", "{\"request\":{},\"expect\":{}}");
    write("c.json", "{}");

    assertThat(refused().refusals())
        .extracting(Refusal::why)
        .containsExactly(
            "Smoke test " + folder.resolve("a.json") + " is not well formed: it is not an object.",
            "Smoke test " + folder.resolve("c.json") + " is not well formed: request is missing.");
  }

  @Test
  void a_file_that_can_not_be_read_is_named() throws IOException {
    Path file = Files.createDirectory(folder.resolve("folder.json"));

    assertThat(refusal().why()).startsWith("Smoke test " + file + " can't be read: ");
    assertThat(refusal().remedy())
        .isEqualTo("Make it a readable file in UTF-8, or move it out of the folder.");
  }

  @Test
  void a_folder_without_tests_is_refused() {
    assertThat(refusal())
        .isEqualTo(
            new Refusal(
                "There is no smoke test (*.json) in " + folder + ".",
                "Write one, or name another folder: --smoke DIR"));
  }

  @Test
  void a_folder_that_does_not_exist_is_refused() throws IOException {
    Files.delete(folder);

    assertThat(refusal())
        .isEqualTo(
            new Refusal(
                "Smoke tests can't be read from "
                    + folder
                    + ": java.nio.file.NoSuchFileException: "
                    + folder,
                "Name their folder: --smoke DIR"));
    Files.createDirectory(folder);
  }

  private Check read(String content) throws IOException {
    write("test.json", content);
    return SmokeFiles.in(folder).getFirst();
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Refusal refusal() {
    return refused().refusal();
  }

  private RefusedException refused() {
    return assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> SmokeFiles.in(folder))
        .actual();
  }
}
