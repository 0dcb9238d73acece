package bluegreen.embedded.front;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.alb.HeaderMode;
import bluegreen.embedded.front.Exchange.By;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client gets of the function's answer. */
@Timeout(30)
class LoadBalancerAnswerTest {
  private final FrontWorld world = new FrontWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_functions_answer_is_sent() throws Exception {
    world.functionAnswers(
        """
        {"statusCode":201,"statusDescription":"201 Drawn","isBase64Encoded":true,
         "headers":{"Content-Type":"image/png","X-Lotto-Version":"7","Connection":"upgrade"},
         "multiValueHeaders":null,"body":"AQID"}
        """);

    String response = world.exchange("GET / HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    assertThat(response).startsWith("HTTP/1.1 201 Drawn\r\n");
    assertThat(response).contains("\r\nContent-Type: image/png\r\n");
    assertThat(response).contains("\r\nX-Lotto-Version: 7\r\n");
    assertThat(response).contains("\r\nServer: awselb/2.0\r\n").contains("\r\nDate: ");
    assertThat(response).contains("\r\nContent-Length: 3\r\n").endsWith("\r\n\r\n\1\2\3");
    assertThat(response).doesNotContain("upgrade");
  }

  @Test
  void a_body_without_a_type_is_an_octet_stream() throws Exception {
    world.functionAnswers("{\"statusCode\":200,\"headers\":{},\"body\":\"x\"}");

    assertThat(world.send(world.request("/").build()).headers().firstValue("content-type"))
        .contains("application/octet-stream");
  }

  @Test
  void head_gets_the_length_but_no_body() throws Exception {
    world.functionAnswers("{\"statusCode\":200,\"headers\":{},\"body\":\"hello\"}");

    String response = world.exchange("HEAD / HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    assertThat(response).contains("\r\nContent-Length: 5\r\n").endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void a_status_without_a_body_gets_none(int status) throws Exception {
    world.functionAnswers("{\"statusCode\":" + status + ",\"headers\":{},\"body\":\"hello\"}");

    String response = world.exchange("GET / HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    assertThat(response).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n");
  }

  @Test
  void the_connection_is_kept() throws Exception {
    String twice =
        world.exchange(
            "GET /1 HTTP/1.1\nHost: lotto\n\nGET /2 HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    assertThat(twice.split("HTTP/1.1 200", -1)).hasSize(3);
  }

  @Test
  void a_body_may_have_a_megabyte_and_no_byte_more() throws Exception {
    HttpRequest.Builder request = world.request("/");

    HttpResponse<String> tooLarge =
        world.send(request.POST(BodyPublishers.ofByteArray(new byte[1024 * 1024 + 1])).build());

    assertThat(world.answeredByItself(tooLarge, 413, "Request Entity Too Large").by())
        .isEqualTo(new By.Balancer(AlbError.REQUEST_TOO_LARGE));
    assertThat(world.invoked).isEmpty();
    assertThat(
            world
                .send(request.POST(BodyPublishers.ofByteArray(new byte[1024 * 1024])).build())
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SINGLE_VALUE | {\"statusCode\":200,\"multiValueHeaders\":{\"X-Lost\":[\"a\"]}}",
        "MULTI_VALUE  | {\"statusCode\":200,\"headers\":{\"X-Lost\":\"a\"}}"
      })
  void headers_in_the_field_of_the_other_mode_do_not_reach_the_client(
      HeaderMode mode, String answer) throws Exception {
    world.forward(mode);
    world.functionAnswers(answer);

    HttpResponse<String> response = world.send(world.request("/").build());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().map()).doesNotContainKey("x-lost");
  }
}
