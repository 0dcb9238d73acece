package lotto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Any bytes from the runtime interface client get a valid answer. */
class HostileBytesTest {

  private static final String EVENT =
      """
      {"requestContext":{"elb":{"targetGroupArn":"arn"}},"httpMethod":"GET","path":"/",\
      "queryStringParameters":{"games":"2"},"multiValueHeaders":{"accept":["text/html"]},\
      "headers":{"accept":"*/*"},"body":"","isBase64Encoded":false}\
      """;

  private final AlbSerializer serializer = new AlbSerializer();
  private final LottoHandler handler =
      new LottoHandler(new Random(45), new PrintStream(OutputStream.nullOutputStream()));

  @Property
  void any_bytes_are_answered(@ForAll byte[] bytes) {
    assertIsAnswered(bytes);
  }

  @Property
  void broken_events_are_answered(@ForAll("broken") String event) {
    assertIsAnswered(event.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"headers\":", "\"\\u", "[[],", "9", "\\"})
  void huge_malformed_events_are_answered(String part) {
    assertIsAnswered(part.repeat(200_000).getBytes(UTF_8));
  }

  private void assertIsAnswered(byte[] bytes) {
    ApplicationLoadBalancerRequestEvent event =
        serializer.fromJson(
            new ByteArrayInputStream(bytes), ApplicationLoadBalancerRequestEvent.class);
    var output = new ByteArrayOutputStream();
    serializer.toJson(
        handler.handleRequest(event, null), output, ApplicationLoadBalancerResponseEvent.class);

    JsonNode answer = Service.json(output.toString(UTF_8));
    assertThat(answer.get("statusCode").asInt()).isIn(200, 204, 400, 404, 405);
    assertThat(answer.get("statusDescription").asString()).matches("\\d{3} [A-Z][A-Za-z ]+");
    assertThat(answer.get("isBase64Encoded").isBoolean()).isTrue();
    assertThat(answer.get("body").isString()).isTrue();
    assertThat(answer.has("headers")).isNotEqualTo(answer.has("multiValueHeaders"));
  }

  /** An event with a part replaced by something else. */
  @Provide
  Arbitrary<String> broken() {
    var places = Arbitraries.integers().between(0, EVENT.length());
    var others =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(5),
            Arbitraries.of(
                "null", "{}", "[]", "7", "\"", "\\", "{\"a\":", "\ud800", "GET", "games"));
    return Combinators.combine(places, places, others)
        .as(
            (one, other, instead) ->
                EVENT.substring(0, Math.min(one, other))
                    + instead
                    + EVENT.substring(Math.max(one, other)));
  }
}
