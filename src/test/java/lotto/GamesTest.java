package lotto;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GamesTest {

  private final Service service = new Service();

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "100, 100", "%31, 1", "%31%30, 10", "%310, 10"})
  void draws_as_many_games_as_requested(String encoded, int games) {
    var answer = service.get("/?games=" + encoded);

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(Service.json(answer.getBody()))
        .hasSize(games)
        .allSatisfy(draw -> assertThat(draw).hasSize(6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "101",
        "-1",
        "+5",
        "%2B5",
        "5.0",
        "1e1",
        "05",
        "five",
        "5 ",
        "%205",
        "٥",
        "%D9%A5",
        "5;6",
        "5,6",
        "[5]",
        "0x5",
        "2147483648",
        "99999999999999999999",
        "%",
        "%3",
        "%zz",
        "5%00",
      })
  void rejects_any_other_value_and_names_the_range(String games) {
    var answer = service.get("/?games=" + games);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/problem+json");
    assertThat(Service.json(answer.getBody()).get("detail").stringValue())
        .isEqualTo("games must be one whole number from 1 to 100, for example /?games=5.");
  }

  @Test
  void the_parameters_name_may_be_encoded() {
    assertThat(Service.json(service.get("/?g%61mes=3").getBody())).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Games=3", "game=3", "%zz=3"})
  void other_parameters_are_ignored(String query) {
    assertThat(service.get("/?" + query).getBody()).matches("\\[\\d\\d?(,\\d\\d?){5}]");
  }

  @Test
  void rejects_a_repeated_parameter_even_with_equal_values() {
    assertThat(status(Map.of("games", List.of("2", "2")))).isEqualTo(400);
    assertThat(status(Map.of("games", List.of("2"), "g%61mes", List.of("2")))).isEqualTo(400);
  }

  private int status(Map<String, List<String>> query) {
    ApplicationLoadBalancerRequestEvent event = Service.event("GET", "/", "*/*");
    event.setMultiValueQueryStringParameters(query);
    return service.handle(event).getStatusCode();
  }
}
