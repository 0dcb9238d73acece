package bluegreen.embedded.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.model.Authorizer;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Timeline;
import bluegreen.embedded.wire.codec.JsonWriter;
import bluegreen.embedded.wire.protocol.Answer;
import bluegreen.embedded.wire.protocol.AwsQuery;
import bluegreen.embedded.wire.protocol.Request;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.cbor.CBORFactory;

/** Whatever arrives, the wire has an answer that isn't its own failure. */
class HostileInputTest {
  private static final String GRANITE = "GraniteServiceVersion20100801";

  private final Service lambda = Service.lambda(Handlers.of(LambdaClient.class, r -> null));
  private final Service cloudWatch =
      Service.cloudWatch(Handlers.of(CloudWatchClient.class, r -> null));

  /** Stops what passes the reading: it isn't hostile. */
  private final Gateway gateway =
      new Gateway(
          new Timeline(InstantSource.system()),
          Chance.seeded(42),
          List.of(lambda, cloudWatch),
          call -> Interceptor.Fate.Fail.with(299, "Passed", ""),
          Authorizer.NONE,
          StaleReads.NONE);

  @Property(tries = 1000)
  void cbor(@ForAll long seed) {
    Random random = new Random(seed);
    Operation operation = any(cloudWatch, random);
    String path = "/service/" + GRANITE + "/operation/" + operation.name();

    send(path, Map.of("smithy-protocol", "cbor"), body(new CBORFactory(), operation, random));
  }

  /** {@code {"StateValue": …}}: an error that quoted the value could not be written. */
  @Test
  void half_of_a_surrogate_pair_in_cbor() {
    byte[] body = HexFormat.of().parseHex("a16a537461746556616c756563edb5bd");

    send(
        "/service/" + GRANITE + "/operation/DescribeAlarms",
        Map.of("smithy-protocol", "cbor"),
        body);
  }

  @Property(tries = 1000)
  void json(@ForAll long seed) {
    Random random = new Random(seed);
    Operation operation = any(cloudWatch, random);
    String target = GRANITE + "." + operation.name();

    send("/", Map.of("X-Amz-Target", target), body(new JsonFactory(), operation, random));
  }

  @Property(tries = 1000)
  void restJson(@ForAll long seed) {
    Random random = new Random(seed);
    String path = "/2015-03-31/functions/f/" + List.of("aliases", "policy").get(random.nextInt(2));
    Operation operation = Objects.requireNonNull(lambda.operations().get("CreateAlias"));

    send(path, Map.of(), body(new JsonFactory(), operation, random));
  }

  @Property(tries = 1000)
  void forms(@ForAll long seed) {
    Random random = new Random(seed);
    String form =
        "Action=PutMetricData&Version=2010-08-01&Namespace=n&MetricData.member.1.MetricName=m"
            + "&MetricData.member.1.Dimensions.member.1.Name=d&MetricData.member.1.Value=1.0"
            + "&Entity.Attributes.entry.1.key=k&Entity.Attributes.entry.1.value=v";

    send("/", Map.of("Content-Type", AwsQuery.FORM), damage(form.getBytes(ISO_8859_1), random));
  }

  private void send(String path, Map<String, String> headers, byte[] body) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    Request request = new Request("id", "POST", path, "", all);

    Answer answer = gateway.answer(request, new ByteArrayInputStream(body)).orElseThrow();

    assertThat(answer.status()).as(new String(body, ISO_8859_1)).isLessThan(500);
  }

  private static Operation any(Service service, Random random) {
    List<Operation> operations = List.copyOf(service.operations().values());
    return operations.get(random.nextInt(operations.size()));
  }

  private static byte[] body(TokenStreamFactory format, Operation operation, Random random) {
    var sample = new Samples(random.nextLong()).of(operation.method().getParameterTypes()[0]);
    return damage(JsonWriter.write(format, Map.of(), sample).asByteArray(), random);
  }

  private static byte[] damage(byte[] body, Random random) {
    for (int i = random.nextInt(4); i >= 0 && body.length > 0; i--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return body;
  }
}
