package bluegreen.embedded.front;

import static bluegreen.alb.HeaderMode.MULTI_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.embedded.front.Exchange.By;
import bluegreen.embedded.model.Chance;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class LoadBalancerTest {
  private final FrontWorld world = new FrontWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_request_invokes_the_alias_as_an_event() throws Exception {
    HttpRequest request =
        world
            .request("/a%2Fb/c?x=1&x=2%203&flag")
            .header("X-Mixed-Case", "one")
            .header("x-mixed-case", "two, three")
            .POST(BodyPublishers.ofString("{\"ä\":1}"))
            .header("Content-Type", "application/json; charset=utf-8")
            .build();

    assertThat(world.send(request).statusCode()).isEqualTo(200);

    JsonNode event = world.event();
    assertThat(event.at("/requestContext/elb/targetGroupArn").asString()).isEqualTo("arn:group");
    assertThat(event.at("/httpMethod").asString()).isEqualTo("POST");
    assertThat(event.at("/path").asString()).isEqualTo("/a%2Fb/c");
    assertThat(event.at("/queryStringParameters").toString())
        .isEqualTo("{\"x\":\"2%203\",\"flag\":\"\"}");
    assertThat(event.at("/headers/x-mixed-case").asString()).isEqualTo("two, three");
    assertThat(event.at("/headers/host").asString()).isEqualTo(world.balancer.uri().getAuthority());
    assertThat(event.at("/body").asString()).isEqualTo("{\"ä\":1}");
    assertThat(event.at("/isBase64Encoded").booleanValue()).isFalse();
    assertThat(event.has("multiValueHeaders")).isFalse();
    assertThat(event.has("multiValueQueryStringParameters")).isFalse();
  }

  @Test
  void every_value_is_kept_if_multi_value_headers_are_enabled() throws Exception {
    world.forward(MULTI_VALUE);
    world.functionAnswers(
        "{\"statusCode\":200,\"multiValueHeaders\":{\"Set-Cookie\":[\"a=1\",\"b=2\"]}}");

    HttpResponse<String> response =
        world.send(
            world.request("/?x=1&x=2").header("X-Twice", "one").header("X-Twice", "two").build());

    JsonNode event = world.event();
    assertThat(event.at("/multiValueQueryStringParameters/x").toString())
        .isEqualTo("[\"1\",\"2\"]");
    assertThat(event.at("/multiValueHeaders/x-twice").toString()).isEqualTo("[\"one\",\"two\"]");
    assertThat(event.has("headers")).isFalse();
    assertThat(event.has("queryStringParameters")).isFalse();
    assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
  }

  @Test
  void the_client_the_protocol_and_the_port_are_added() throws Exception {
    world.send(world.request("/").header("X-Forwarded-For", "203.0.113.9").build());

    JsonNode headers = world.event().at("/headers");
    assertThat(headers.get("x-forwarded-for").asString()).isEqualTo("203.0.113.9, 127.0.0.1");
    assertThat(headers.get("x-forwarded-proto").asString()).isEqualTo("http");
    assertThat(headers.get("x-forwarded-port").asString())
        .isEqualTo(String.valueOf(world.balancer.uri().getPort()));
    assertThat(headers.get("x-amzn-trace-id").asString())
        .matches(
            "Root=1-[0-9a-f]{8}-" + Chance.seeded(FrontWorld.SEED).text(24, "0123456789abcdef"));
  }

  @Test
  void a_trace_without_a_root_gets_one() throws Exception {
    world.send(world.request("/").header("X-Amzn-Trace-Id", "Parent=53995c3f42cd8ad8").build());

    assertThat(world.event().at("/headers/x-amzn-trace-id").asString())
        .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=53995c3f42cd8ad8");
  }

  @Test
  void a_trace_gets_a_self_in_front_of_its_root() throws Exception {
    world.send(
        world
            .request("/")
            .header("X-Amzn-Trace-Id", "Root=1-67891233-abcdef012345678912345678")
            .build());

    assertThat(world.event().at("/headers/x-amzn-trace-id").asString())
        .matches("Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-67891233-abcdef012345678912345678");
  }

  @Test
  void headers_of_the_connection_are_not_passed_on() throws Exception {
    world.exchange(
        """
        GET / HTTP/1.1
        Host: lotto
        Connection: close, X-Private
        Keep-Alive: 5
        TE: trailers
        X-Private: 1
        X-Public: 2

        """);

    assertThat(world.event().at("/headers").propertyNames())
        .containsExactlyInAnyOrder(
            "host",
            "x-public",
            "x-amzn-trace-id",
            "x-forwarded-for",
            "x-forwarded-port",
            "x-forwarded-proto");
  }

  @Test
  void a_target_that_is_not_a_uri_is_passed_on_as_it_is() throws Exception {
    world.exchange("GET /a|b\\c?q=\"<{}>^`%zz HTTP/1.1\nHost: lotto\nConnection: close\n\n");

    JsonNode event = world.event();
    assertThat(event.at("/path").asString()).isEqualTo("/a|b\\c");
    assertThat(event.at("/queryStringParameters/q").asString()).isEqualTo("\"<{}>^`%zz");
  }

  @Test
  void a_body_that_is_not_text_is_encoded() throws Exception {
    HttpRequest gzipped =
        world
            .request("/")
            .header("Content-Type", "text/plain")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(new byte[] {0x1f, (byte) 0x8b, 0}))
            .build();

    world.send(gzipped);

    JsonNode event = world.event();
    assertThat(event.at("/isBase64Encoded").booleanValue()).isTrue();
    assertThat(event.at("/body").binaryValue()).containsExactly(0x1f, 0x8b, 0);
  }

  @Test
  void the_observer_sees_which_version_answered_when_and_how_fast() throws Exception {
    AtomicLong inside = new AtomicLong();
    world.functionDoes(
        request -> {
          long began = System.nanoTime();
          InvokeResponse answer = FrontWorld.answering(FrontWorld.OK).apply(request);
          inside.set(System.nanoTime() - began);
          return answer;
        });
    Instant before = Instant.now();
    long began = System.nanoTime();

    world.send(world.request("/").build());

    Duration outside = Duration.ofNanos(System.nanoTime() - began);
    Exchange exchange = world.observed.take();
    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.by()).isEqualTo(new By.Version("7"));
    assertThat(exchange.at()).isBetween(before, Instant.now());
    assertThat(exchange.duration()).isBetween(Duration.ofNanos(inside.get()), outside);
  }
}
