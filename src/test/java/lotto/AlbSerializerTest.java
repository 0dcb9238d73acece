package lotto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlbSerializerTest {

  private final CustomPojoSerializer serializer = new AlbSerializer();

  @Test
  void the_runtime_interface_client_finds_it() {
    assertThat(ServiceLoader.load(CustomPojoSerializer.class))
        .singleElement()
        .isInstanceOf(AlbSerializer.class);
  }

  @Test
  void reads_an_event_with_single_values() {
    var event =
        read(
            """
            {"requestContext": {"elb": {"targetGroupArn": "arn:group"}},
             "httpMethod": "GET", "path": "/", "queryStringParameters": {"games": "3"},
             "headers": {"accept": "text/html", "user-agent": null},
             "body": "hé", "isBase64Encoded": true}
            """);

    assertThat(event.getRequestContext().getElb().getTargetGroupArn()).isEqualTo("arn:group");
    assertThat(event.getHttpMethod()).isEqualTo("GET");
    assertThat(event.getPath()).isEqualTo("/");
    assertThat(event.getQueryStringParameters()).isEqualTo(Map.of("games", "3"));
    assertThat(event.getMultiValueQueryStringParameters()).isNull();
    assertThat(event.getHeaders()).hasSize(2).containsEntry("accept", "text/html");
    assertThat(event.getMultiValueHeaders()).isNull();
    assertThat(event.getBody()).isEqualTo("hé");
    assertThat(event.getIsBase64Encoded()).isTrue();
  }

  @Test
  void reads_an_event_with_lists_of_values() {
    var event =
        read(
            """
            {"multiValueQueryStringParameters": {"games": ["3", "4"]},
             "multiValueHeaders": {"accept": ["text/html", "*/*"]}}
            """);

    assertThat(event.getMultiValueQueryStringParameters())
        .isEqualTo(Map.of("games", List.of("3", "4")));
    assertThat(event.getMultiValueHeaders())
        .isEqualTo(Map.of("accept", List.of("text/html", "*/*")));
    assertThat(event.getHeaders()).isNull();
  }

  @Test
  void leaves_out_members_of_an_undocumented_type() {
    var event =
        read(
            """
            {"requestContext": {"elb": []}, "httpMethod": 7, "path": {}, "headers": "none",
             "multiValueHeaders": {"accept": "text/html"}, "isBase64Encoded": "true", "more": [1]}
            """);

    assertThat(event.getRequestContext()).isNull();
    assertThat(event.getHttpMethod()).isNull();
    assertThat(event.getPath()).isNull();
    assertThat(event.getHeaders()).isNull();
    assertThat(event.getMultiValueHeaders()).hasSize(1).containsEntry("accept", null);
    assertThat(event.getIsBase64Encoded()).isFalse();
  }

  @Test
  void reads_anything_but_an_event_as_an_empty_event() {
    for (String text : List.of("", "null", "[]", "7", "{\"path\":\"/\"", "�")) {
      assertThat(read(text)).isEqualTo(new ApplicationLoadBalancerRequestEvent());
    }
  }

  @Test
  void writes_an_answer() {
    var answer = new ApplicationLoadBalancerResponseEvent();
    answer.setStatusCode(200);
    answer.setStatusDescription("200 OK");
    answer.setHeaders(Map.of("Vary", "Accept"));
    answer.setBody("<p>\"Lotto\" · 6/45</p>\n");

    JsonNode json = Service.json(write(answer));

    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder(
            "statusCode", "statusDescription", "isBase64Encoded", "headers", "body");
    assertThat(json.get("statusCode").asInt()).isEqualTo(200);
    assertThat(json.get("statusDescription").asString()).isEqualTo("200 OK");
    assertThat(json.get("isBase64Encoded").asBoolean()).isFalse();
    assertThat(json.at("/headers/Vary").asString()).isEqualTo("Accept");
    assertThat(json.get("body").asString()).isEqualTo(answer.getBody());
  }

  @Test
  void writes_lists_of_header_values_and_leaves_out_missing_members() {
    var answer = new ApplicationLoadBalancerResponseEvent();
    answer.setMultiValueHeaders(Map.of("Vary", List.of("Accept", "Origin")));

    assertThat(write(answer))
        .isEqualTo(
            """
            {"statusCode":0,"isBase64Encoded":false,\
            "multiValueHeaders":{"Vary":["Accept","Origin"]}}\
            """);
  }

  @Property
  void every_text_survives_the_way_through_json(@ForAll String text) {
    var answer = new ApplicationLoadBalancerResponseEvent();
    answer.setBody(text);

    String written = write(answer);

    assertThat(written).matches("[ -~]+");
    assertThat(Service.json(written).get("body").asString()).isEqualTo(text);
  }

  private ApplicationLoadBalancerRequestEvent read(String text) {
    return serializer.fromJson(
        new ByteArrayInputStream(text.getBytes(UTF_8)), ApplicationLoadBalancerRequestEvent.class);
  }

  private String write(ApplicationLoadBalancerResponseEvent answer) {
    var output = new ByteArrayOutputStream();
    serializer.toJson(answer, output, ApplicationLoadBalancerResponseEvent.class);
    return output.toString(UTF_8);
  }
}
