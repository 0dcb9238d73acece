package bluegreen.smoke;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.alb.HeaderMode;
import bluegreen.ports.Invoker.Invocation;
import bluegreen.ports.Invoker.Result;
import bluegreen.ports.VersionNumber;
import bluegreen.smoke.Check.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbesTest {
  private final List<String> sent = new ArrayList<>();
  private Invocation answer = answered("{\"statusCode\":200,\"body\":\"\"}");

  @Test
  void safe_requests_are_sent_in_turn_and_others_never() {
    Probes probes =
        probes(test("/a", Effect.NONE), test("/order", Effect.UNKNOWN), test("/b", Effect.NONE));

    for (int i = 0; i < 3; i++) {
      probes.send(v(7), i);
    }

    assertThat(probes.any()).isTrue();
    assertThat(sent).containsExactly("7 /a", "7 /b", "7 /a");
  }

  @Test
  void without_a_safe_request_there_are_no_probes() {
    assertThat(probes(test("/order", Effect.UNKNOWN)).any()).isFalse();
  }

  @Test
  void a_good_answer_has_no_failures_and_names_its_request() {
    assertThat(probes(test("/a", Effect.NONE)).send(v(7), 0))
        .isEqualTo(new Probes.Shown(List.of(), Optional.of("r-1")));
  }

  @Test
  void an_answer_that_the_load_balancer_cannot_use_is_bad() {
    answer = answered("[1,2,3]");

    Probes.Shown shown = probes(test("/a", Effect.NONE)).send(v(7), 0);

    assertThat(shown.good()).isFalse();
    assertThat(shown.failures())
        .singleElement()
        .asString()
        .startsWith("GET /a: the load balancer would answer 502");
  }

  @Test
  void a_status_that_the_test_does_not_expect_is_bad() {
    answer = answered("{\"statusCode\":500,\"body\":\"oops\"}");

    assertThat(probes(test("/a", Effect.NONE)).send(v(7), 0).failures())
        .containsExactly("GET /a: status 500, expected 200: oops");
  }

  private Probes probes(Check... checks) {
    return new Probes(this::invoke, List.of(checks));
  }

  private Invocation invoke(VersionNumber version, String event) {
    sent.add(version + " " + event.replaceAll(".*\"path\":\"([^\"]*)\".*", "$1"));
    return answer;
  }

  private static Invocation answered(String payload) {
    return new Invocation(payload, Result.ANSWERED, "", Duration.ZERO, Optional.of("r-1"));
  }

  private static Check test(String path, Effect effect) {
    return new Check(
        "GET " + path,
        new Check.Request("GET", path, Map.of(), Map.of(), "", HeaderMode.SINGLE_VALUE),
        new Expectation(200, Map.of(), List.of(), 60_000),
        effect);
  }
}
