package bluegreen.alb;

import static bluegreen.alb.HeaderMode.MULTI_VALUE;
import static bluegreen.alb.HeaderMode.SINGLE_VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bluegreen.alb.BadAnswerException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AlbResponseReaderTest {
  @Test
  void an_answer_is_read_as_the_function_spells_it() throws Exception {
    AlbResponse answer =
        read(
            """
            {"statusCode":404,"statusDescription":"404 Not here","isBase64Encoded":false,
             "headers":{"X-Mixed-Case":"one","x-tab":"a\\tb"},"body":"gone ä"}
            """);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.reason()).isEqualTo("Not here");
    assertThat(answer.headers())
        .isEqualTo(Map.of("X-Mixed-Case", List.of("one"), "x-tab", List.of("a\tb")));
    assertThat(answer.body().text()).isEqualTo("gone ä");
  }

  @ParameterizedTest
  @EnumSource
  void a_status_alone_is_an_answer(HeaderMode mode) throws Exception {
    AlbResponse answer = read("{\"statusCode\":200}", mode);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.reason()).isEmpty();
    assertThat(answer.headers()).isEmpty();
    assertThat(answer.body().bytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 599})
  void the_first_and_the_last_final_status_are_accepted(int status) throws Exception {
    assertThat(read("{\"statusCode\":" + status + "}").status()).isEqualTo(status);
  }

  @Test
  void a_base64_body_is_decoded() throws Exception {
    AlbResponse answer = read("{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"AQL/\"}");

    assertThat(answer.body().bytes()).containsExactly(1, 2, 0xff);
  }

  @Test
  void multi_value_headers_keep_all_values() throws Exception {
    AlbResponse answer =
        read(
            "{\"statusCode\":200,\"multiValueHeaders\":{\"Set-Cookie\":[\"a=1\",\"b=2\"],\"x\":[]}}",
            MULTI_VALUE);

    assertThat(answer.headers())
        .isEqualTo(Map.of("Set-Cookie", List.of("a=1", "b=2"), "x", List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SINGLE_VALUE | {\"statusCode\":200,\"multiValueHeaders\":{\"a\":[\"b\"]},\"body\":\"x\"}",
        "SINGLE_VALUE | {\"statusCode\":200,\"multiValueHeaders\":null,\"body\":\"x\"}",
        "MULTI_VALUE  | {\"statusCode\":200,\"headers\":{\"a\":\"b\"},\"body\":\"x\"}",
        "MULTI_VALUE  | {\"statusCode\":200,\"headers\":null,\"body\":\"x\"}",
        "SINGLE_VALUE |"
            + " {\"statusCode\":200,\"cookies\":[{\"body\":5}],\"other\":null,\"body\":\"x\"}"
      })
  void the_other_modes_headers_and_unknown_fields_are_ignored(HeaderMode mode, String json)
      throws Exception {
    AlbResponse answer = read(json, mode);

    assertThat(answer.headers()).isEmpty();
    assertThat(answer.body().text()).isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource({"200 OK,OK", "200 ,''", "OK,''", "201 Created,''", "'',''"})
  void the_reason_follows_the_status_in_its_description(String description, String reason)
      throws Exception {
    assertThat(read("{\"statusCode\":200,\"statusDescription\":\"" + description + "\"}").reason())
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @MethodSource("bluegreen.alb.BadAnswer#all")
  void what_a_load_balancer_refuses_is_refused_with_the_broken_rule(BadAnswer answer) {
    assertThatExceptionOfType(BadAnswerException.class)
        .isThrownBy(() -> read(answer.json(), answer.mode()))
        .satisfies(
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.LAMBDA_INVALID_RESPONSE);
              assertThat(refused.brokenRule()).isEqualTo(answer.brokenRule());
            });
  }

  @Test
  void an_answer_may_have_a_megabyte_and_no_byte_more() throws Exception {
    String withoutBody = "{\"statusCode\":200,\"body\":\"\"}";
    String longest = "x".repeat(1024 * 1024 - withoutBody.length());
    String answer = withoutBody.replace("\"\"", "\"" + longest + "\"");

    assertThat(read(answer).body().text()).isEqualTo(longest);
    assertThatExceptionOfType(BadAnswerException.class)
        .isThrownBy(() -> read(answer + " "))
        .satisfies(
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.LAMBDA_RESPONSE_TOO_LARGE);
              assertThat(refused.brokenRule())
                  .isEqualTo("the answer has 1048577 bytes, at most 1048576");
            });
  }

  @Test
  void a_header_is_found_in_any_case_and_the_last_value_counts() throws Exception {
    AlbResponse answer =
        read(
            "{\"statusCode\":200,\"multiValueHeaders\":{\"X-A\":[\"1\",\"2\"],\"x-a\":[\"3\",\"4\"],\"X-B\":[\"5\"]}}",
            MULTI_VALUE);

    assertThat(answer.header("x-A")).contains("4");
    assertThat(answer.header("x-b")).contains("5");
    assertThat(answer.header("x-c")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "200,true",
    "203,true",
    "204,false",
    "205,false",
    "206,true",
    "304,false",
    "500,true"
  })
  void some_statuses_have_no_body(int status, boolean body) {
    assertThat(new AlbResponse(status, "", Map.of(), HttpBody.EMPTY).mayHaveBody()).isEqualTo(body);
  }

  @Property
  void any_json_is_an_answer_or_is_refused(@ForAll("answers") Map<String, Object> fields) {
    byte[] json = new JsonMapper().writeValueAsBytes(fields);
    try {
      AlbResponse answer = AlbResponseReader.read(json, SINGLE_VALUE);

      assertThat(answer.status()).isBetween(200, 599);
      assertThat(answer.headers().values())
          .allSatisfy(values -> assertThat(values.getFirst()).doesNotContain("\r", "\n"));
    } catch (BadAnswerException e) {
      assertThat(e.reason()).isEqualTo(Reason.LAMBDA_INVALID_RESPONSE);
    }
  }

  @Property
  void any_bytes_are_refused(@ForAll byte[] answer) {
    assertThatExceptionOfType(BadAnswerException.class)
        .isThrownBy(() -> AlbResponseReader.read(answer, MULTI_VALUE));
  }

  @Provide
  Arbitrary<Map<String, Object>> answers() {
    Arbitrary<Object> value =
        Arbitraries.oneOf(
            Arbitraries.integers().between(100, 700).asGeneric(),
            Arbitraries.strings().ascii().ofMaxLength(5).asGeneric(),
            Arbitraries.of(true, false).asGeneric(),
            Arbitraries.maps(
                    Arbitraries.strings().alpha().ofMaxLength(3),
                    Arbitraries.strings().ascii().ofMaxLength(5))
                .asGeneric());
    Arbitrary<String> field =
        Arbitraries.of("statusCode", "statusDescription", "headers", "body", "isBase64Encoded");
    return Arbitraries.maps(field, value);
  }

  private static AlbResponse read(String answer) throws BadAnswerException {
    return read(answer, SINGLE_VALUE);
  }

  private static AlbResponse read(String answer, HeaderMode mode) throws BadAnswerException {
    return AlbResponseReader.read(answer.getBytes(StandardCharsets.UTF_8), mode);
  }
}
