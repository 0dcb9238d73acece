package bluegreen.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Functions;
import bluegreen.ports.Story;
import bluegreen.ports.Time;
import bluegreen.smoke.Check.Condition;
import bluegreen.smoke.Check.Expectation;
import bluegreen.smoke.Check.Request;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SmokeRunTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void a_right_answer_passes() {
    String answer =
        """
        {"statusCode":200,"headers":{"Content-Type":"application/json"},"body":"[1,2,3]"}\
        """;

    assertThat(run(answer, expecting(size(3), range(1, 45)))).isEmpty();
  }

  @Test
  void a_failed_function_is_quoted() {
    assertThat(run(new Functions.Invocation("{\"errorMessage\":\"boom\"}", true, ""), status(200)))
        .containsExactly("t: the function failed: boom");
  }

  @Test
  void an_answer_that_a_load_balancer_refuses_fails() {
    assertThat(run("\"hello\"", status(200)).getFirst()).contains("would answer 502");
    assertThat(run("no json", status(200)).getFirst()).contains("would answer 502");
    assertThat(
            run("{\"statusCode\":200,\"body\":\"%%\",\"isBase64Encoded\":true}", status(200))
                .getFirst())
        .contains("would answer 502");
  }

  @Test
  void a_wrong_status_says_what_came_instead() {
    assertThat(run("{\"statusCode\":500,\"body\":\"oh no\"}", status(200)))
        .containsExactly("t: status 500, expected 200: oh no");
  }

  @Test
  void headers_are_matched_whatever_their_case_and_know_the_version() {
    Expectation expect = new Expectation(200, Map.of("x-version", "v${version}"), List.of(), 1000);

    assertThat(run("{\"statusCode\":200,\"headers\":{\"X-Version\":\"v7\"}}", expect)).isEmpty();
    assertThat(run("{\"statusCode\":200,\"multiValueHeaders\":{\"X-Version\":[\"v7\"]}}", expect))
        .isEmpty();
    assertThat(run("{\"statusCode\":200,\"headers\":{\"X-Version\":\"v6\"}}", expect))
        .containsExactly("t: header x-version is \"v6\", expected v7");
  }

  @Test
  void every_condition_can_fail() {
    assertThat(json("[1,2]", size(3))).containsExactly("t: the body is [1,2], expected size 3");
    assertThat(json("[46]", range(1, 45))).containsExactly("t: /* is 46, expected ≤ 45.0");
    assertThat(json("[0]", range(1, 45))).containsExactly("t: /* is 0, expected ≥ 1.0");
    assertThat(json("[1.5]", type("/0", "integer")))
        .containsExactly("t: /0 is 1.5, expected type integer");
    assertThat(json("[1,1]", distinct()))
        .containsExactly("t: the body is [1,1], expected distinct values");
    assertThat(json("{\"a\":1}", equal("/a", "2"))).containsExactly("t: /a is 1, expected 2");
    assertThat(json("{\"a\":\"x\"}", matches("/a", "y+")))
        .containsExactly("t: /a is \"x\", expected to match y+");
    assertThat(json("{}", type("/a/b", "string"))).containsExactly("t: nothing at /a/b in {}");
    assertThat(json("<html>", size(3))).containsExactly("t: the body is not JSON: <html>");
  }

  @Test
  void a_slow_answer_is_over_its_budget() {
    SmokeRun slow =
        answering((version, event) -> answer("{\"statusCode\":200}"), Duration.ofSeconds(3));

    assertThat(slow.run("7", List.of(test(status(200)))))
        .containsExactly("t: took 3000 ms, may take 1000");
  }

  @Test
  void the_request_is_an_event_of_the_load_balancer_in_the_mode_it_asks_for() {
    JsonNode single = JSON.readTree(request(false).event());
    JsonNode multi = JSON.readTree(request(true).event());

    assertThat(single.at("/queryStringParameters/games").asString()).isEqualTo("3");
    assertThat(single.at("/headers/user-agent").asString()).isEqualTo("bluegreen-smoke");
    assertThat(single.at("/requestContext/elb/targetGroupArn").isString()).isTrue();
    assertThat(multi.at("/multiValueQueryStringParameters/games/0").asString()).isEqualTo("3");
    assertThat(multi.has("headers")).isFalse();
  }

  private static List<String> json(String body, Condition condition) {
    String quoted = JSON.writeValueAsString(body);
    return run("{\"statusCode\":200,\"body\":" + quoted + "}", expecting(condition));
  }

  private static List<String> run(String payload, Expectation expect) {
    return run(answer(payload), expect);
  }

  private static List<String> run(Functions.Invocation answer, Expectation expect) {
    return answering((version, event) -> answer, Duration.ZERO).run("7", List.of(test(expect)));
  }

  private static Functions.Invocation answer(String payload) {
    return new Functions.Invocation(payload, false, "");
  }

  private static Check test(Expectation expect) {
    return new Check("t", request(false), expect);
  }

  private static Request request(boolean multiValue) {
    return new Request("GET", "/", Map.of("games", "3"), Map.of(), "", multiValue);
  }

  private static Expectation status(int status) {
    return new Expectation(status, Map.of(), List.of(), 1000);
  }

  private static Expectation expecting(Condition... conditions) {
    return new Expectation(200, Map.of(), List.of(conditions), 1000);
  }

  private static Condition size(int size) {
    return new Condition("", null, null, null, null, size, null, null);
  }

  private static Condition range(double min, double max) {
    return new Condition("/*", null, null, min, max, null, null, null);
  }

  private static Condition type(String at, String type) {
    return new Condition(at, type, null, null, null, null, null, null);
  }

  private static Condition distinct() {
    return new Condition("", null, null, null, null, null, true, null);
  }

  private static Condition equal(String at, String value) {
    return new Condition(at, null, JSON.readTree(value), null, null, null, null, null);
  }

  private static Condition matches(String at, String regex) {
    return new Condition(at, null, null, null, null, null, null, regex);
  }

  private interface Invoke {
    Functions.Invocation invoke(String version, String event);
  }

  /** Runs against one function, whose every answer takes {@code each}. */
  private static SmokeRun answering(Invoke invoke, Duration each) {
    Functions functions =
        only(Functions.class, (name, args) -> invoke.invoke((String) args[0], (String) args[1]));
    long[] nanos = {0};
    Time time = only(Time.class, (name, args) -> nanos[0] += each.toNanos());
    return new SmokeRun(functions, time, quiet());
  }

  private static Story quiet() {
    return only(Story.class, (name, args) -> null);
  }

  private interface Body {
    @Nullable Object run(String name, Object[] args);
  }

  private static <T> T only(Class<T> port, Body body) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, args) -> body.run(method.getName(), args)));
  }
}
