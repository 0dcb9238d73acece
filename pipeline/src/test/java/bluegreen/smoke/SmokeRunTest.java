package bluegreen.smoke;

import static bluegreen.alb.HeaderMode.MULTI_VALUE;
import static bluegreen.alb.HeaderMode.SINGLE_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.alb.BadAnswer;
import bluegreen.alb.HeaderMode;
import bluegreen.ports.Deployment;
import bluegreen.ports.Invoker;
import bluegreen.ports.Invoker.Invocation;
import bluegreen.ports.Invoker.Result;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Story;
import bluegreen.ports.VersionNumber;
import bluegreen.smoke.Check.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SmokeRunTest {
  private static final VersionNumber VERSION = new VersionNumber(7);
  private static final String OK = "{\"statusCode\":200}";

  private final List<String> told = new ArrayList<>();

  @Test
  void an_answer_that_satisfies_everything_passes() {
    String answer =
        """
        {"statusCode":200,"headers":{"Content-Type":"application/json"},"body":"[1,2,3]"}
        """;
    Expectation expect =
        new Expectation(
            200,
            Map.of("Content-Type", "application/.*"),
            List.of(
                new Condition("", List.of(new Demand.Size(3))),
                new Condition("/*", List.of(new Demand.Min(1), new Demand.Max(3)))),
            1000);

    assertThat(run(answering(answer), check(expect))).isEmpty();
  }

  @Test
  void every_test_runs_against_the_version_and_is_told_with_its_failures() {
    List<VersionNumber> invoked = new ArrayList<>();
    Invoker function =
        (version, event) -> {
          invoked.add(version);
          return new Invocation(OK, Result.ANSWERED, "", Duration.ZERO);
        };

    List<String> failures =
        run(
            function,
            new Check("it exists", request(SINGLE_VALUE), status(404)),
            new Check("it answers", request(SINGLE_VALUE), status(200)));

    assertThat(invoked).containsExactly(VERSION, VERSION);
    assertThat(failures).containsExactly("it exists: status 200, expected 404: ");
    assertThat(told).containsExactly("it exists: [status 200, expected 404: ]", "it answers: []");
  }

  @Test
  void a_failed_function_is_quoted_without_its_stack_trace() {
    assertThat(
            run(
                failing(
                    "{\"errorType\":\"Boom\",\"errorMessage\":\"no\\nluck\",\"stackTrace\":[]}"),
                check(status(200))))
        .containsExactly("t: the function failed: Boom: no luck");
    assertThat(run(failing("{\"errorMessage\":\"boom\"}"), check(status(200))))
        .containsExactly("t: the function failed: boom");
    assertThat(run(failing("{\"errorType\":\"Boom\"}"), check(status(200))))
        .containsExactly("t: the function failed: Boom: {\"errorType\":\"Boom\"}");
    assertThat(run(failing("not even JSON"), check(status(200))))
        .containsExactly("t: the function failed: not even JSON");
  }

  @Test
  void an_answer_that_is_not_utf_8_fails() {
    Invoker function =
        (version, event) -> new Invocation("{\ufffd", Result.NOT_UTF_8, "", Duration.ZERO);

    assertThat(run(function, check(status(200))))
        .containsExactly("t: the answer is not UTF-8: {\ufffd");
  }

  @ParameterizedTest
  @MethodSource("bluegreen.alb.BadAnswer#all")
  void an_answer_that_a_load_balancer_turns_into_502_fails(BadAnswer answer) {
    assertThat(run(answering(answer.json()), new Check("t", request(answer.mode()), status(200))))
        .containsExactly(
            "t: the load balancer would answer 502: " + answer.brokenRule() + ": " + answer.json());
  }

  @Test
  void a_quote_is_one_line_of_at_most_200_characters() {
    String longest = "x".repeat(198) + "\n";

    assertThat(run(failing(longest + "y"), check(status(200))))
        .containsExactly("t: the function failed: " + "x".repeat(198) + " y");
    assertThat(run(failing(longest + "yz"), check(status(200))))
        .containsExactly("t: the function failed: " + "x".repeat(198) + " y…");
  }

  @Test
  void a_wrong_status_says_what_came_instead() {
    assertThat(run(answering("{\"statusCode\":500,\"body\":\"oh no\"}"), check(status(200))))
        .containsExactly("t: status 500, expected 200: oh no");
  }

  @Test
  void a_header_is_matched_in_any_case_and_knows_the_version() {
    Check check = check(header("X-Version", "v${version}"));

    assertThat(run(answering("{\"statusCode\":200,\"headers\":{\"x-version\":\"v7\"}}"), check))
        .isEmpty();
    assertThat(run(answering("{\"statusCode\":200,\"headers\":{\"x-version\":\"v77\"}}"), check))
        .containsExactly("t: header X-Version is \"v77\", expected v7");
  }

  @Test
  void headers_in_the_field_of_the_other_mode_do_not_reach_the_client() {
    String lists = "{\"statusCode\":200,\"multiValueHeaders\":{\"X-Version\":[\"v6\",\"v7\"]}}";
    String values = "{\"statusCode\":200,\"headers\":{\"X-Version\":\"v7\"}}";
    Expectation expect = header("X-Version", "v7");
    Check single = new Check("single", request(SINGLE_VALUE), expect);
    Check multi = new Check("multi", request(MULTI_VALUE), expect);

    assertThat(run(answering(values), single)).isEmpty();
    assertThat(run(answering(lists), multi)).isEmpty();
    assertThat(run(answering(lists), single))
        .containsExactly("single: header X-Version is not in headers, expected v7");
    assertThat(run(answering(values), multi))
        .containsExactly("multi: header X-Version is not in multiValueHeaders, expected v7");
  }

  @Test
  void a_pattern_that_matches_nothing_allows_a_header_to_be_missing() {
    assertThat(run(answering(OK), check(header("X-Debug", "")))).isEmpty();
  }

  @Test
  void a_body_that_is_not_json_fails_only_if_there_are_conditions_on_it() {
    String page = "{\"statusCode\":200,\"body\":\"<html>\"}";
    Condition exists = new Condition("", List.of());

    assertThat(run(answering(page), check(status(200)))).isEmpty();
    assertThat(run(answering(page), check(new Expectation(200, Map.of(), List.of(exists), 1000))))
        .containsExactly("t: the body is not JSON: <html>");
    assertThat(run(answering(OK), check(new Expectation(200, Map.of(), List.of(exists), 1000))))
        .containsExactly("t: the body is empty, expected JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+b\\1?", "(a|a)*b\\1", "(.|\\s)*b"})
  void an_expression_that_is_hopeless_for_an_answer_fails_soon(String regex) {
    String text = regex.startsWith("(.") ? "a".repeat(100_000) : "a".repeat(40);
    Condition condition =
        new Condition("/*", List.of(new Demand.Matches(java.util.regex.Pattern.compile(regex))));
    Expectation expect = new Expectation(200, Map.of("a", regex), List.of(condition), 1000);
    String answer =
        "{\"statusCode\":200,\"headers\":{\"a\":\"%s\"},\"body\":\"[\\\"%s\\\"]\"}"
            .formatted(text, text);

    assertThat(run(answering(answer), check(expect)))
        .hasSize(2)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .startsWith("t: matching aaaa")
                    .endsWith(" against " + regex + " takes too long"));
  }

  @Test
  void a_base64_body_is_decoded_before_it_is_checked() {
    String encoded = "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"WzEsMl0=\"}";
    Condition two = new Condition("", List.of(new Demand.Size(2)));

    assertThat(run(answering(encoded), check(new Expectation(200, Map.of(), List.of(two), 1000))))
        .isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    Expectation expect =
        new Expectation(
            200,
            Map.of("a", "1", "b", "2"),
            List.of(new Condition("/*", List.of(new Demand.Max(1)))),
            1000);

    assertThat(
            run(
                answering("{\"statusCode\":201,\"body\":\"[2,3]\"}", Duration.ofMillis(1001)),
                check(expect)))
        .containsExactly(
            "t: status 201, expected 200: [2,3]",
            "t: header a is not in headers, expected 1",
            "t: header b is not in headers, expected 2",
            "t: /* is 2, expected ≤ 1.0",
            "t: /* is 3, expected ≤ 1.0",
            "t: took 1001 ms, may take 1000");
  }

  @Test
  void the_log_of_the_invocation_is_looked_at() {
    Invoker function =
        (version, event) -> new Invocation(OK, Result.ANSWERED, "hot", Duration.ZERO);
    LogDemand cold = new LogDemand(Optional.of("cold"), OptionalInt.empty());

    assertThat(run(function, check(new Expectation(200, Map.of(), List.of(), cold, 1000))))
        .containsExactly("t: no line of the log matches cold: hot");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000})
  void an_answer_may_take_all_of_its_time(int millis) {
    assertThat(run(answering(OK, Duration.ofMillis(millis)), check(status(200)))).isEmpty();
  }

  @Test
  void the_request_is_the_event_that_a_load_balancer_makes_of_it() {
    Request request =
        new Request(
            "POST",
            "/draw",
            Map.of("games", "3", "a", "b%20c"),
            Map.of("Content-Type", "application/json"),
            "{}",
            SINGLE_VALUE);

    assertThat(JsonMapper.shared().readTree(request.event()))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"requestContext":
                       {"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:::smoke"}},
                     "httpMethod":"POST","path":"/draw",
                     "queryStringParameters":{"a":"b%20c","games":"3"},
                     "headers":{"content-type":"application/json","user-agent":"bluegreen-smoke"},
                     "body":"{}","isBase64Encoded":false}
                    """));
  }

  @Test
  void the_request_has_lists_of_values_if_the_target_group_has() {
    JsonNode event = JsonMapper.shared().readTree(request(MULTI_VALUE).event());

    assertThat(event.at("/multiValueQueryStringParameters/games/0").asString()).isEqualTo("3");
    assertThat(event.at("/multiValueHeaders/user-agent/0").asString()).isEqualTo("bluegreen-smoke");
    assertThat(event.has("headers")).isFalse();
  }

  @Test
  void a_request_may_have_a_user_agent_of_its_own() {
    Request request =
        new Request("GET", "/", Map.of(), Map.of("User-Agent", "curl"), "", SINGLE_VALUE);

    assertThat(JsonMapper.shared().readTree(request.event()).at("/headers/user-agent").asString())
        .isEqualTo("curl");
  }

  private List<String> run(Invoker function, Check... checks) {
    return new SmokeRun(function, new Telling()).run(VERSION, List.of(checks));
  }

  private static Invoker answering(String payload) {
    return answering(payload, Duration.ZERO);
  }

  private static Invoker answering(String payload, Duration took) {
    return (version, event) -> new Invocation(payload, Result.ANSWERED, "", took);
  }

  private static Invoker failing(String payload) {
    return (version, event) -> new Invocation(payload, Result.FAILED, "", Duration.ZERO);
  }

  private static Check check(Expectation expect) {
    return new Check("t", request(SINGLE_VALUE), expect);
  }

  private static Request request(HeaderMode mode) {
    return new Request("GET", "/", Map.of("games", "3"), Map.of(), "", mode);
  }

  private static Expectation status(int status) {
    return new Expectation(status, Map.of(), List.of(), 1000);
  }

  private static Expectation header(String name, String regex) {
    return new Expectation(200, Map.of(name, regex), List.of(), 1000);
  }

  private final class Telling implements Story {
    @Override
    public void smoke(String test, List<String> failures) {
      told.add(test + ": " + failures);
    }

    @Override
    public void done(String what) {
      throw new AssertionError(what);
    }

    @Override
    public void waiting(String what) {
      throw new AssertionError(what);
    }

    @Override
    public void warning(String what) {
      throw new AssertionError(what);
    }

    @Override
    public void shifting(Deployment deployment, ShiftProgress progress) {
      throw new AssertionError(deployment);
    }
  }
}
