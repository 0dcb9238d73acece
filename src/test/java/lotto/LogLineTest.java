package lotto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {

  private final Service service = new Service();

  @Test
  void has_the_request_and_the_numbers_drawn() {
    String body = service.get("/").getBody();

    var line = service.logged();
    assertThat(line.get("requestId").stringValue()).isEqualTo("request-1");
    assertThat(line.get("version").stringValue()).isEqualTo("7");
    assertThat(line.get("method").stringValue()).isEqualTo("GET");
    assertThat(line.get("path").stringValue()).isEqualTo("/");
    assertThat(line.get("status").intValue()).isEqualTo(200);
    assertThat(line.get("numbers")).hasToString(body);
    assertThat(line.get("milliseconds").doubleValue()).isNotNegative();
    assertThat(line.get("aotCache").isBoolean()).isTrue();
    assertThat(line.has("error")).isFalse();
  }

  @Test
  void says_at_the_start_whether_the_cache_is_used() {
    var line = Service.json(LogLine.started());

    assertThat(line.get("event").stringValue()).isEqualTo("started");
    assertThat(line.get("aotCache").booleanValue()).isEqualTo(AotCache.isUsed());
  }

  @Test
  void has_the_numbers_of_a_page_too() {
    String page = service.browse("/?games=2").getBody();

    for (var draw : service.logged().get("numbers")) {
      for (var number : draw) {
        assertThat(page).contains(">" + number + "</li>");
      }
    }
    assertThat(service.logged().get("numbers")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/?games=0", "/nowhere"})
  void has_no_numbers_when_none_were_drawn(String target) {
    service.get(target);

    assertThat(service.logged().get("numbers")).isEmpty();
  }

  @Test
  void has_no_numbers_for_a_head_request() {
    service.send("HEAD", "/", "*/*");

    assertThat(service.logged().get("numbers")).isEmpty();
  }

  @Test
  void escapes_every_character_that_could_break_the_line() {
    service.get("/\"},\\\r\n\u0000\u0085\u2028\ud83c\udfb1\ud800\u007f");

    assertThat(service.log.toString(UTF_8))
        .contains(
            "\"path\":\"/\\\"},\\\\\\u000d\\n\\u0000\\u0085\\u2028\\ud83c\\udfb1\\ud800\\u007f\"");
  }

  @Property
  void is_one_short_line_of_json_for_any_request(@ForAll String method, @ForAll String path) {
    var service = new Service();
    var event = Service.event(method, "/", "*/*");
    event.setPath(path.repeat(100));

    service.handle(event);

    String line = service.log.toString(UTF_8);
    assertThat(line).matches("[ -~]+\\n").hasSizeLessThan(4_096);
    assertThat(path.repeat(100)).startsWith(service.logged().get("path").stringValue());
  }

  @Test
  void is_short_for_the_most_games_too() {
    service.get("/?games=100");

    assertThat(service.log.toString(UTF_8)).matches("[ -~]+\\n").hasSizeLessThan(4_096);
  }
}
