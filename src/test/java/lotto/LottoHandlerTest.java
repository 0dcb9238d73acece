package lotto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LottoHandlerTest {

  private final Service service = new Service();

  @Test
  void answers_with_six_numbers_in_the_originals_format() {
    var answer = service.get("/");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getStatusDescription()).isEqualTo("200 OK");
    assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/json");
    assertThat(answer.getBody()).matches("\\[\\d\\d?(,\\d\\d?){5}]");
    assertThat(answer.getIsBase64Encoded()).isFalse();
  }

  @Test
  void draws_new_numbers_for_every_request() {
    assertThat(service.get("/").getBody()).isNotEqualTo(service.get("/").getBody());
  }

  @Test
  void in_production_it_draws_from_the_secure_random_source_and_logs_to_stdout() {
    PrintStream stdout = System.out;
    System.setOut(new PrintStream(service.log, true, UTF_8));
    try {
      var answer = new LottoHandler().handleRequest(Service.event("GET", "/", "*/*"), null);

      assertThat(Service.json(answer.getBody())).hasSize(6);
      List<String> log = service.log.toString(UTF_8).lines().toList();
      assertThat(log).hasSize(2);
      assertThat(Service.json(log.getFirst()).has("aotCache")).isTrue();
      assertThat(Service.json(log.getLast()).get("numbers")).hasToString(answer.getBody());
    } finally {
      System.setOut(stdout);
    }
  }

  @Test
  void reports_its_health() {
    var answer = service.get("/health");

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).isEqualTo("{\"status\":\"ok\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,     /,         200",
    "GET,     /?games=3, 200",
    "GET,     /?games=x, 400",
    "HEAD,    /,         200",
    "OPTIONS, /,         204",
    "DELETE,  /,         405",
    "GET,     /health,   200",
    "GET,     /nowhere,  404",
  })
  void every_answer_names_its_version_and_forbids_caching_and_sniffing(
      String method, String target, int status) {
    var answer = service.send(method, target, "*/*");

    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getHeaders())
        .containsEntry("X-Lotto-Version", "7")
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Vary", "Accept");
  }

  @Test
  void an_unknown_version_is_called_unknown() {
    LottoHandler handler = new LottoHandler(new Random(1), new PrintStream(service.log));

    var answer = handler.handleRequest(Service.event("GET", "/", "*/*"), null);

    assertThat(answer.getHeaders()).containsEntry("X-Lotto-Version", "unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/?games=2", "/?games=0", "/health", "/nowhere"})
  void head_is_get_without_the_body(String target) {
    var get = service.get(target);
    var head = service.send("HEAD", target, "*/*");

    assertThat(head.getBody()).isEmpty();
    assertThat(head.getStatusCode()).isEqualTo(get.getStatusCode());
    assertThat(head.getHeaders()).isEqualTo(get.getHeaders());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health"})
  void options_names_the_methods(String path) {
    var answer = service.send("OPTIONS", path, "*/*");

    assertThat(answer.getStatusDescription()).isEqualTo("204 No Content");
    assertThat(answer.getHeaders()).containsEntry("Allow", "GET, HEAD, OPTIONS");
    assertThat(answer.getHeaders()).doesNotContainKey("Content-Type");
    assertThat(answer.getBody()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "get", ""})
  void other_methods_are_rejected_with_the_allowed_ones(String method) {
    var answer = service.send(method, "/", "*/*");

    assertThat(answer.getHeaders()).containsEntry("Allow", "GET, HEAD, OPTIONS");
    assertIsProblem(answer, 405, "Method Not Allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/favicon.ico", "/health/", "//", "", "/%2e%2e", "*"})
  void other_paths_are_not_found(String path) {
    assertIsProblem(service.get(path), 404, "Not Found");
  }

  @Test
  void a_load_balancer_that_sends_lists_of_values_gets_lists_of_values() {
    var event = new ApplicationLoadBalancerRequestEvent();
    event.setHttpMethod("GET");
    event.setPath("/");
    event.setMultiValueHeaders(Map.of("accept", List.of("text/plain", "text/html;q=0.5")));
    event.setMultiValueQueryStringParameters(Map.of("games", List.of("2")));

    var answer = service.handle(event);

    assertThat(answer.getHeaders()).isNull();
    assertThat(answer.getMultiValueHeaders())
        .containsEntry("Content-Type", List.of("text/html; charset=utf-8"))
        .containsEntry("X-Lotto-Version", List.of("7"));
    assertThat(answer.getBody()).contains("Game 2").doesNotContain("Game 3");
  }

  @Test
  void header_names_are_case_insensitive() {
    var event = Service.event("GET", "/", "*/*");
    event.setHeaders(Map.of("ACCEPT", "text/html"));

    assertThat(service.handle(event).getBody()).startsWith("<!DOCTYPE html>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z2FtZXM9NQ==", "not base64 at all", "\ud800"})
  void a_body_is_ignored_in_any_encoding(String body) {
    var event = Service.event("GET", "/", "*/*");
    event.setBody(body);
    event.setIsBase64Encoded(true);

    assertThat(Service.json(service.handle(event).getBody())).hasSize(6);
  }

  @Test
  void an_unexpected_failure_is_logged_with_details_and_answered_without() {
    RandomGenerator broken =
        () -> {
          throw new IllegalStateException("the entropy pool at /dev/random is gone");
        };
    Service brokenService = new Service(broken);

    var answer = brokenService.get("/");

    assertIsProblem(answer, 500, "Internal Server Error");
    assertThat(answer.getHeaders()).containsEntry("X-Lotto-Version", "7");
    assertThat(answer.getBody()).doesNotContain("entropy");
    assertThat(brokenService.logged().get("status").intValue()).isEqualTo(500);
    assertThat(brokenService.logged().get("error").stringValue())
        .startsWith("java.lang.IllegalStateException: the entropy pool at /dev/random is gone\n")
        .contains("at lotto.Draw.from(Draw.java");
  }

  private static void assertIsProblem(
      ApplicationLoadBalancerResponseEvent answer, int status, String title) {
    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getStatusDescription()).isEqualTo(status + " " + title);
    assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/problem+json");
    var problem = Service.json(answer.getBody());
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("title").stringValue()).isEqualTo(title);
    assertThat(problem.get("detail").stringValue()).isNotBlank();
  }
}
