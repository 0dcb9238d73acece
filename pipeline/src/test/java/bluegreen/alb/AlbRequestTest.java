package bluegreen.alb;

import static bluegreen.alb.HeaderMode.MULTI_VALUE;
import static bluegreen.alb.HeaderMode.SINGLE_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlbRequestTest {
  private static final AlbRequest EVERYTHING_TWICE =
      new AlbRequest(
          "POST",
          "/a%2Fb",
          "x=1&x=2%203&&flag&y=a=b",
          Map.of("x-twice", List.of("one", "two")),
          HttpBody.EMPTY);

  @Test
  void an_event_has_the_last_value_of_each_header_and_parameter() {
    assertThat(event(EVERYTHING_TWICE, SINGLE_VALUE))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"requestContext":{"elb":{"targetGroupArn":"arn:group"}},
                     "httpMethod":"POST","path":"/a%2Fb",
                     "queryStringParameters":{"x":"2%203","flag":"","y":"a=b"},
                     "headers":{"x-twice":"two"},
                     "body":"","isBase64Encoded":false}
                    """));
  }

  @Test
  void an_event_has_all_values_if_multi_value_headers_are_enabled() {
    assertThat(event(EVERYTHING_TWICE, MULTI_VALUE))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"requestContext":{"elb":{"targetGroupArn":"arn:group"}},
                     "httpMethod":"POST","path":"/a%2Fb",
                     "multiValueQueryStringParameters":
                       {"x":["1","2%203"],"flag":[""],"y":["a=b"]},
                     "multiValueHeaders":{"x-twice":["one","two"]},
                     "body":"","isBase64Encoded":false}
                    """));
  }

  @Property(tries = 300)
  void any_request_makes_a_valid_event(
      @ForAll String path,
      @ForAll String query,
      @ForAll Map<@NotEmpty String, @NotEmpty List<String>> headers,
      @ForAll byte[] body,
      @ForAll HeaderMode mode) {
    JsonNode event = event(new AlbRequest("GET", path, query, headers, HttpBody.of(body)), mode);

    assertThat(event.get("path").asString()).isEqualTo(wellFormed(path));
    assertThat(event.get(mode.headers()).size()).isLessThanOrEqualTo(headers.size());
    assertThat(body(event)).isEqualTo(body);
  }

  @Property(tries = 300)
  void any_parameter_arrives_as_it_was_sent(@ForAll List<@NotEmpty String> values) {
    List<String> raw =
        values.stream().map(value -> value.replaceAll("[&\\ud800-\\udfff]", "+")).toList();
    String query = "x=" + String.join("&x=", raw);

    JsonNode event =
        event(new AlbRequest("GET", "/", query, Map.of(), HttpBody.EMPTY), MULTI_VALUE);

    JsonNode parameters = event.at("/multiValueQueryStringParameters/x");
    assertThat(parameters.valueStream().map(JsonNode::asString))
        .isEqualTo(values.isEmpty() ? List.of("") : raw);
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, false",
    "TEXT/plain; charset=utf-8, false",
    "application/json, false",
    "'application/json ; charset=utf-8', false",
    "application/javascript, false",
    "application/xml, false",
    "application/problem+json, true",
    "image/svg+xml, true",
    "application/octet-stream, true"
  })
  void a_body_that_is_not_text_is_encoded(String type, boolean encoded) {
    JsonNode event = event(post(Map.of("content-type", List.of(type)), "ä"), SINGLE_VALUE);

    assertThat(event.get("isBase64Encoded").booleanValue()).isEqualTo(encoded);
    assertThat(event.get("body").asString()).isEqualTo(encoded ? "w6Q=" : "ä");
  }

  @Test
  void a_body_without_a_type_or_with_an_encoding_is_encoded() {
    AlbRequest untyped = post(Map.of(), "x");
    AlbRequest gzipped =
        post(
            Map.of("content-type", List.of("text/plain"), "content-encoding", List.of("gzip")),
            "x");

    assertThat(event(untyped, SINGLE_VALUE).get("isBase64Encoded").booleanValue()).isTrue();
    assertThat(event(gzipped, SINGLE_VALUE).get("isBase64Encoded").booleanValue()).isTrue();
  }

  @Test
  void an_empty_body_is_text_of_any_type() {
    AlbRequest image = post(Map.of("content-type", List.of("image/png")), "");

    assertThat(event(image, SINGLE_VALUE).get("isBase64Encoded").booleanValue()).isFalse();
  }

  private static AlbRequest post(Map<String, List<String>> headers, String body) {
    return new AlbRequest("POST", "/", "", headers, HttpBody.of(body));
  }

  private static JsonNode event(AlbRequest request, HeaderMode mode) {
    return new JsonMapper().readTree(request.event(new TargetGroup("arn:group", mode)));
  }

  private static byte[] body(JsonNode event) {
    JsonNode body = event.get("body");
    return event.get("isBase64Encoded").booleanValue()
        ? body.binaryValue()
        : body.asString().getBytes(StandardCharsets.UTF_8);
  }

  /** The text as UTF-8 can say it: a lone surrogate is replaced. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
