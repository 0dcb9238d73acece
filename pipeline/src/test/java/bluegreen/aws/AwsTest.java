package bluegreen.aws;

import static bluegreen.aws.client.Script.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import bluegreen.aws.client.DirectClients;
import bluegreen.aws.client.Script;
import bluegreen.ports.Coordinates;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.ports.Seen;
import bluegreen.world.FakeAws;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a function and what belongs to it are found. */
class AwsTest {
  private static final String FOUND = "{\"Configuration\":{\"FunctionName\":\"lotto\"},%s}";
  private static final String WITHHELD =
      FOUND.formatted(
          "\"TagsError\":{\"ErrorCode\":\"AccessDeniedException\",\"Message\":\"no ListTags\"}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lotto",
        "123456789012:function:lotto",
        "arn:aws:lambda:eu-central-1:123456789012:function:lotto"
      })
  void whatever_form_of_its_name_is_given_the_function_has_one(String function) {
    assertThat(connect(function, "{\"Configuration\":{\"FunctionName\":\"lotto\"}}", Map.of()))
        .extracting(Aws::coordinates)
        .isEqualTo(new Coordinates("lotto", "live", "lotto", "live"));
  }

  @Test
  void its_tags_name_the_rest_unless_they_are_blank_or_overridden() {
    String tags =
        "\"Tags\":{\"bluegreen:alias\":\"prod\",\"bluegreen:application\":\""
            + " \",\"bluegreen:group\":\"blue\"}";

    assertThat(connect("lotto", FOUND.formatted(tags), Map.of(Tags.GROUP, "green")).coordinates())
        .isEqualTo(new Coordinates("lotto", "prod", "lotto", "green"));
  }

  @Test
  void tags_that_lambda_withholds_are_not_taken_for_none() {
    assertThat(refusal(WITHHELD))
        .isEqualTo(
            new Refusal(
                "Lambda withholds the tags of function lotto: no ListTags",
                "Allow lambda:ListTags. Or name what the tags would: --alias, --application,"
                    + " --group, --url"));
    assertThat(connect("lotto", WITHHELD, Map.of(Tags.ALIAS, "prod")).coordinates().alias())
        .isEqualTo("prod");
  }

  @Test
  void a_public_url_that_is_none_or_unknown_is_not_looked_at() {
    Aws unknown = connect("lotto", FOUND.formatted("\"Tags\":{}"), Map.of());
    Aws wrong = connect("lotto", FOUND.formatted("\"Tags\":{\"bluegreen:url\":\"?\"}"), Map.of());

    assertThat(unknown.frontDoor().look()).isInstanceOf(Seen.NotLooked.class);
    assertThat(wrong.frontDoor().look())
        .isEqualTo(new Seen.NotLooked("Tag bluegreen:url is no URL (?)"));
  }

  private static Refusal refusal(String answer) {
    return assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> connect("lotto", answer, Map.of()))
        .actual()
        .refusal();
  }

  private static Aws connect(String function, String answer, Map<String, String> overrides) {
    Script http = new Script().then(() -> json(200, answer));
    return Aws.connect(DirectClients.over(http, _ -> {}), function, overrides, FakeAws.atOnce());
  }
}
