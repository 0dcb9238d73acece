package bluegreen.alb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AlbResponseReaderTest {
  @Test
  void readsWhatTheEventsLibraryWrites() throws Exception {
    AlbResponse response =
        read(
            """
            {"statusCode":404,"statusDescription":null,"headers":{"A":"b"},
             "multiValueHeaders":null,"body":null,"isBase64Encoded":false,"cookies":[{}]}
            """);

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.reason()).isEmpty();
    assertThat(response.headers()).isEqualTo(Map.of("A", List.of("b")));
    assertThat(response.body().asUtf8String()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"hello\"",
        "{",
        "{\"statusCode\":200,\"headers\":{}} {}",
        "{\"statusCode\":200}",
        "{\"statusCode\":200,\"headers\":null}",
        "{\"statusCode\":200,\"headers\":[]}",
        "{\"statusCode\":200,\"multiValueHeaders\":{}}",
        "{\"headers\":{}}",
        "{\"statusCode\":null,\"headers\":{}}",
        "{\"statusCode\":\"200\",\"headers\":{}}",
        "{\"statusCode\":200.5,\"headers\":{}}",
        "{\"statusCode\":99999999999,\"headers\":{}}",
        "{\"statusCode\":101,\"headers\":{}}",
        "{\"statusCode\":600,\"headers\":{}}",
        "{\"statusCode\":200,\"headers\":{\"a\":true}}",
        "{\"statusCode\":200,\"headers\":{\"a\":[\"b\"]}}",
        "{\"statusCode\":200,\"headers\":{\"a b\":\"c\"}}",
        "{\"statusCode\":200,\"headers\":{\"\":\"c\"}}",
        "{\"statusCode\":200,\"headers\":{\"a\":\"b\\r\\nc: d\"}}",
        "{\"statusCode\":200,\"headers\":{\"a\":\"b\\u0000\"}}",
        "{\"statusCode\":200,\"headers\":{\"a\\nb\":\"c\"}}",
        "{\"statusCode\":200,\"headers\":{},\"statusDescription\":\"200 OK\\r\\na: b\"}",
        "{\"statusCode\":200,\"headers\":{},\"isBase64Encoded\":\"true\"}",
        "{\"statusCode\":200,\"headers\":{},\"isBase64Encoded\":true,\"body\":\"no base64\"}",
        "{\"statusCode\":200,\"headers\":{},\"body\":{}}"
      })
  void refusesWhatALoadBalancerRefuses(String answer) {
    assertThatThrownBy(() -> read(answer)).isInstanceOf(BadAnswerException.class);
  }

  @Property
  void anyJsonIsAResponseOrRefused(@ForAll("answers") Map<String, Object> answer) {
    byte[] json = new JsonMapper().writeValueAsBytes(answer);
    try {
      AlbResponse response = AlbResponseReader.read(json, false);

      assertThat(response.status()).isBetween(200, 599);
      assertThat(response.headers().values())
          .allSatisfy(values -> assertThat(values.getFirst()).doesNotContain("\r", "\n"));
    } catch (BadAnswerException e) {
      assertThat(e.reason()).isEqualTo(BadAnswerException.Reason.LAMBDA_INVALID_RESPONSE);
    }
  }

  @Property
  void anyBytesAreAResponseOrRefused(@ForAll byte[] answer) {
    assertThatThrownBy(() -> AlbResponseReader.read(answer, true))
        .isInstanceOf(BadAnswerException.class);
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
    return AlbResponseReader.read(answer.getBytes(StandardCharsets.UTF_8), false);
  }
}
