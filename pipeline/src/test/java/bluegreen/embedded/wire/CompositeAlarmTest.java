package bluegreen.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.cloudwatch.CloudWatch;
import bluegreen.embedded.model.AccessKeys;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Authorizer;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.Principal;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** A composite alarm of clients that know nothing of the model, in each of the protocols. */
class CompositeAlarmTest {
  private static final String SERVICE = "GraniteServiceVersion20100801";
  private static final Map<String, Object> ALARM =
      Map.of("AlarmName", "any", "AlarmRule", "ALARM('errors') OR TRUE");
  private static final Map<String, Object> QUESTION =
      Map.of("AlarmTypes", List.of("CompositeAlarm"));

  private final Timeline timeline = new Timeline(InstantSource.system());
  private final CloudWatch cloudWatch =
      new CloudWatch(
          new Shared(new Account("123456789012", "eu-central-1"), timeline, Chance.seeded(42)));
  private final AwsServer server =
      AwsServer.start(
          0,
          new Guard(AccessKeys.of("made", new Principal.Root("root"))),
          new Gateway(
              timeline,
              Chance.seeded(42),
              List.of(Service.cloudWatch(cloudWatch.operations().toArray())),
              Interceptor.NONE,
              Authorizer.NONE,
              StaleReads.NONE),
          routes -> {});
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void an_alarm_for_the_rule() throws Exception {
    query(
        "Action=PutMetricAlarm&AlarmName=errors&Namespace=n&MetricName=m&Statistic=Sum&Period=60"
            + "&EvaluationPeriods=1&Threshold=1&ComparisonOperator=GreaterThanThreshold");
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void in_the_query_protocol() throws Exception {
    query("Action=PutCompositeAlarm&AlarmName=any&AlarmRule=ALARM('errors')+OR+TRUE");

    assertThat(query("Action=DescribeAlarms&AlarmTypes.member.1=CompositeAlarm"))
        .contains("<AlarmName>any</AlarmName>")
        .contains("<AlarmRule>ALARM('errors') OR TRUE</AlarmRule>")
        .contains("<MetricAlarms></MetricAlarms>")
        .contains("<OKActions></OKActions>");
  }

  @Test
  void in_json() throws Exception {
    json("PutCompositeAlarm", ALARM);

    assertDescribed(JsonMapper.shared().readTree(json("DescribeAlarms", QUESTION)));
  }

  @Test
  void in_cbor() throws Exception {
    cbor("PutCompositeAlarm", ALARM);

    assertDescribed(CBORMapper.shared().readTree(cbor("DescribeAlarms", QUESTION)));
  }

  private static void assertDescribed(JsonNode answer) {
    assertThat(answer.at("/CompositeAlarms/0/AlarmName").asString()).isEqualTo("any");
    assertThat(answer.at("/CompositeAlarms/0/AlarmRule").asString())
        .isEqualTo("ALARM('errors') OR TRUE");
    assertThat(answer.at("/CompositeAlarms/0/OKActions").isArray()).isTrue();
    assertThat(answer.at("/MetricAlarms").isEmpty()).isTrue();
  }

  private String query(String form) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form + "&Version=2010-08-01"));
    return new String(send(request), StandardCharsets.UTF_8);
  }

  private byte[] json(String operation, Map<String, Object> members)
      throws IOException, InterruptedException {
    return send(
        request("", "application/x-amz-json-1.0")
            .header("X-Amz-Target", SERVICE + "." + operation)
            .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(members))));
  }

  private byte[] cbor(String operation, Map<String, Object> members)
      throws IOException, InterruptedException {
    return send(
        request("/service/" + SERVICE + "/operation/" + operation, "application/cbor")
            .header("smithy-protocol", "rpc-v2-cbor")
            .POST(BodyPublishers.ofByteArray(CBORMapper.shared().writeValueAsBytes(members))));
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(server.endpoint().resolve(path.isEmpty() ? "/" : path))
        .header("Authorization", "AWS4-HMAC-SHA256 Credential=made/up")
        .header("Content-Type", type);
  }

  private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
