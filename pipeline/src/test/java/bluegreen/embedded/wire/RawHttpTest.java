package bluegreen.embedded.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.wire.protocol.BodyReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no SDK would send. */
class RawHttpTest {
  private static final Map<String, String> LIST_DEPLOYMENTS = json("ListDeployments");
  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
  private static final Map<String, String> CBOR =
      Map.of(
          "Content-Type",
          "application/cbor",
          "smithy-protocol",
          "rpc-v2-cbor",
          "x-amzn-query-mode",
          "true");

  private final TestAws aws = new TestAws();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  @Test
  void the_front_door_says_what_is_served() throws Exception {
    HttpResponse<String> answer = send("GET", "/", Map.of(), "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("lambda: DeleteAlias, GetAlias, Invoke, PublishVersion");
  }

  @Test
  void json_is_answered_in_its_version() throws Exception {
    HttpResponse<String> answer = send("POST", "/", LIST_DEPLOYMENTS, "{}");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-amz-json-1.1");
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(answer.headers().firstValue("Date")).isPresent();
    assertThat(answer.body()).isEqualTo("{\"deployments\":[\"d-1\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                     | The body can't be read",
        "{} {}                                 | 'the body' must be nothing after its end",
        "[]                                    | The body must be an object",
        "7                                     | The body must be an object",
        "{\"nextToken\": 7}                    | 'nextToken' must be a string",
        "{\"includeOnlyStatuses\": \"Failed\"} | 'includeOnlyStatuses' must be an array",
        "{\"includeOnlyStatuses\": [7]}        | 'includeOnlyStatuses[0]' must be a string",
        "{\"includeOnlyStatuses\": [null]}     | 'includeOnlyStatuses[0]' must be a string",
        "{\"includeOnlyStatuses\": [\"Odd\"]}  | Value '[Odd]' at 'includeOnlyStatuses' failed",
        "{\"nextToken\": \"\\uDD7D\"}          | The body must be of whole characters",
        "{\"\\uD800\": 7}                      | The body can't be read: Broken surrogate pair",
        "{\"createTimeRange\": {\"end\": \"\"}} | 'createTimeRange.end' must be a number",
        "{\"createTimeRange\": {\"end\": 1e99}} | 'createTimeRange.end' must be seconds since 1970",
        "{\"createTimeRange\": {\"end\": \"NaN\"}} | 'createTimeRange.end' must be seconds",
      })
  void malformed_json_is_an_error_that_names_the_member(String body, String problem)
      throws Exception {
    HttpResponse<String> answer = send("POST", "/", LIST_DEPLOYMENTS, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).containsAnyOf("SerializationException", "ValidationException");
    assertThat(answer.body()).contains(problem);
  }

  @Test
  void deep_nesting_is_refused() throws Exception {
    HttpResponse<String> answer =
        send("POST", "/", LIST_DEPLOYMENTS, "{\"a\":" + "[".repeat(100_000));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void missing_members_are_named() throws Exception {
    HttpResponse<String> answer = send("POST", "/", json("GetDeployment"), "{}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"__type\":\"ValidationException\"")
        .contains("1 validation error detected: Value null at 'deploymentId'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CodeDeploy_20141006.Nope | Nope isn't served here",
        "DynamoDB_20120810.ListTables | DynamoDB_20120810 ListTables isn't served here",
        "Nope | Nope isn't served here"
      })
  void unknown_targets_are_named(String target, String message) throws Exception {
    HttpResponse<String> answer =
        send(
            "POST",
            "/",
            Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", target),
            "{}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("UnknownOperationException", message, "GetDeployment");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET | /2015-03-31/functions/f/aliases",
        "GET | /2015-03-31/functions//aliases/live",
        "POST | /",
        "PUT | /anything/at/all?x=y",
        "HEAD | /2015-03-31/functions/f/aliases/live"
      })
  void unknown_paths_are_a404(String method, String path) throws Exception {
    HttpResponse<String> answer = send(method, path, Map.of(), "");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("x-amzn-errortype"))
        .hasValue("UnknownOperationException");
  }

  @Test
  void an_empty_answer_to_a_query_has_a_result_too() throws Exception {
    HttpResponse<String> answer =
        send("POST", "/", FORM, "Action=PutMetricData&Version=2010-08-01&Namespace=n");

    assertThat(answer.body()).contains("<PutMetricDataResult></PutMetricDataResult>");
  }

  @Test
  void queries_are_answered_in_xml() throws Exception {
    HttpResponse<String> answer =
        send("POST", "/", FORM, "Action=DescribeAlarms&Version=2010-08-01");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml");
    assertThat(answer.body())
        .startsWith(
            "<DescribeAlarmsResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">"
                + "<DescribeAlarmsResult><MetricAlarms><member>"
                + "<AlarmName>&lt;errors&gt; &amp; more</AlarmName>")
        .contains("<StateUpdatedTimestamp>2026-03-01T12:34:56.789Z</StateUpdatedTimestamp>")
        .contains("<ResponseMetadata><RequestId>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Action=Nope&Version=2010-08-01 | InvalidAction",
        "Action=DescribeAlarms | InvalidAction",
        "Action=ListUsers&Version=2010-05-08 | InvalidAction",
        "`` | InvalidAction",
        "%%%&=&&== | SerializationException",
        "Action=DescribeAlarms&Version=2010-08-01&MaxRecords=many | 'MaxRecords' must be",
        "Action=DescribeAlarms&Version=2010-08-01&MaxRecords=1e9999 | 'MaxRecords' must be",
        "Action=DescribeAlarms&Version=2010-08-01&AlarmNames.member.x=a | AlarmNames.member",
        "Action=DescribeAlarms&Version=2010-08-01&AlarmNames.member.1.x=a | AlarmNames.member.1",
        "Action=SetAlarmState&Version=2010-08-01&StateValue=x | <Code>ValidationError</Code>",
        "Action=SetAlarmState&Version=2010-08-01&StateValue=x | 'x' at 'stateValue' failed",
        "Action=SetAlarmState&Version=2010-08-01&StateValue=x | [OK, ALARM, INSUFFICIENT_DATA]",
        "Action=PutMetricData&Version=2010-08-01 | Value null at 'namespace'",
        "Action=PutMetricData&Version=2010-08-01&Namespace=n&MetricData.member.1.Value=1 | Value"
            + " null at 'metricData.1.member.metricName'"
      })
  void malformed_queries_are_errors_too(String form, String problem) throws Exception {
    HttpResponse<String> answer = send("POST", "/", FORM, form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("<ErrorResponse").contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/service/GraniteServiceVersion20100801/operation/Nope | 404",
        "/service/Nope/operation/DescribeAlarms | 404",
        "/nope | 404",
        "/service/GraniteServiceVersion20100801/operation/DescribeAlarms | 400"
      })
  void malformed_cbor_is_an_error_in_cbor(String path, int status) throws Exception {
    HttpResponse<String> answer = send("POST", path, CBOR, "not CBOR");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/cbor");
    assertThat(answer.headers().firstValue("x-amzn-query-error").orElseThrow()).endsWith(";Sender");
  }

  @ParameterizedTest
  @CsvSource({
    "OK, 404, com.amazonaws.cloudwatch#ResourceNotFound, ResourceNotFound",
    "x, 400, ValidationException, ValidationError"
  })
  void json_clients_of_a_service_that_spoke_query_get_its_old_codes(
      String state, int status, String type, String code) throws Exception {
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/x-amz-json-1.0",
            "X-Amz-Target",
            "GraniteServiceVersion20100801.SetAlarmState",
            "x-amzn-query-mode",
            "true");
    String body =
        """
        {"AlarmName": "unknown", "StateValue": "%s", "StateReason": "r"}
        """
            .formatted(state);

    HttpResponse<String> answer = send("POST", "/", headers, body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"__type\":\"" + type + "\"");
    assertThat(answer.headers().firstValue("x-amzn-query-error")).hasValue(code + ";Sender");
  }

  @Test
  void what_is_too_large_is_refused() throws Exception {
    String large = "x".repeat(BodyReader.LIMIT + 1);

    HttpResponse<String> answer =
        send("POST", "/2015-03-31/functions/f/invocations", Map.of(), large);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("x-amzn-errortype"))
        .hasValue("RequestTooLargeException");
    assertThat(answer.body()).contains("Request must be smaller than 6291456 bytes");
  }

  @Test
  void the_largest_payload_is_served() throws Exception {
    String largest = "\"" + "x".repeat(BodyReader.LIMIT - 2) + "\"";

    assertThat(send("POST", "/2015-03-31/functions/f/invocations", Map.of(), largest).body())
        .isEqualTo(largest);
  }

  @Test
  void garbage_called_gzip_is_refused() throws Exception {
    assertThat(
            send(
                    "POST",
                    "/",
                    Map.of(
                        "Content-Encoding",
                        "gzip",
                        "Content-Type",
                        "application/x-amz-json-1.1",
                        "X-Amz-Target",
                        "CodeDeploy_20141006.ListDeployments"),
                    "{}")
                .body())
        .contains("SerializationException");
  }

  private static Map<String, String> json(String operation) {
    return Map.of(
        "Content-Type",
        "application/x-amz-json-1.1",
        "X-Amz-Target",
        "CodeDeploy_20141006." + operation);
  }

  private HttpResponse<String> send(
      String method, String path, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(aws.endpoint() + path));
    Map<String, String> all = new TreeMap<>(headers);
    all.putIfAbsent("Authorization", "AWS4-HMAC-SHA256 Credential=made/up");
    all.putIfAbsent("Content-Type", "application/json");
    all.forEach(request::header);
    return client.send(
        request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }
}
