package bluegreen.alb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlbRequestTest {
  @Property(tries = 300)
  void anyRequestMakesAValidEvent(
      @ForAll String path,
      @ForAll String query,
      @ForAll Map<@NotEmpty String, @NotEmpty List<String>> headers,
      @ForAll byte[] body,
      @ForAll boolean multiValueHeaders) {
    AlbRequest request = new AlbRequest("GET", path, query, headers, SdkBytes.fromByteArray(body));

    JsonNode event = event(request, multiValueHeaders);

    assertThat(event.get("path").asString()).isEqualTo(wellFormed(path));
    JsonNode sent = event.get(multiValueHeaders ? "multiValueHeaders" : "headers");
    assertThat(sent.size()).isLessThanOrEqualTo(headers.size());
    assertThat(body(event)).isEqualTo(body);
  }

  @Property(tries = 300)
  void anyParameterArrivesAsItWasSent(@ForAll List<@NotEmpty String> values) {
    List<String> raw =
        values.stream().map(value -> value.replaceAll("[&\\ud800-\\udfff]", "+")).toList();
    String query = "x=" + String.join("&x=", raw);

    JsonNode event =
        event(
            new AlbRequest("GET", "/", query, Map.of(), SdkBytes.fromByteArray(new byte[0])), true);

    JsonNode parameters = event.at("/multiValueQueryStringParameters/x");
    assertThat(parameters.valueStream().map(JsonNode::asString))
        .isEqualTo(values.isEmpty() ? List.of("") : raw);
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, false",
    "TEXT/plain; charset=utf-8, false",
    "application/json, false",
    "application/javascript, false",
    "application/xml, false",
    "application/problem+json, true",
    "image/svg+xml, true",
    "application/octet-stream, true"
  })
  void encodesWhatIsNoText(String type, boolean encoded) {
    AlbRequest request =
        new AlbRequest(
            "POST", "/", "", Map.of("content-type", List.of(type)), SdkBytes.fromUtf8String("x"));

    assertThat(event(request, false).get("isBase64Encoded").booleanValue()).isEqualTo(encoded);
  }

  private static JsonNode event(AlbRequest request, boolean multiValueHeaders) {
    TargetGroup group = new TargetGroup("arn:group", "arn:alias", multiValueHeaders);
    return new JsonMapper().readTree(request.event(group));
  }

  private static byte[] body(JsonNode event) {
    JsonNode body = event.get("body");
    return event.get("isBase64Encoded").booleanValue()
        ? body.binaryValue()
        : body.asString().getBytes(StandardCharsets.UTF_8);
  }

  /** A lone surrogate can't be said in UTF-8. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
