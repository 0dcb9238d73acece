package bluegreen.aws;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;

class AppSpecTest {
  private static final Coordinates NAMES = new Coordinates("lotto", "live", "lotto", "live");
  private static final Target OURS = new Target.Ours(new Shift(v(1), v(2)));
  private static final Target UNKNOWN = new Target.Unknown();

  private static Target read(String content) {
    return AppSpec.read(content, NAMES);
  }

  private static String resource(String function, String alias) {
    return """
    {"f":{"Type":"AWS::Lambda::Function","Properties":
     {"Name":"%s","Alias":"%s","CurrentVersion":"1","TargetVersion":"2"}}}\
    """
        .formatted(function, alias);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lotto",
        "lotto:live",
        "123456789012:function:lotto",
        "arn:aws:lambda:eu-central-1:123456789012:function:lotto",
        "arn:aws:lambda:eu-central-1:123456789012:function:lotto:live"
      })
  void a_function_is_known_by_each_of_its_names(String function) {
    assertThat(read("{\"Resources\":[" + resource(function, "live") + "]}")).isEqualTo(OURS);
  }

  @Test
  void another_function_or_alias_is_others() {
    assertThat(read("{\"Resources\":[" + resource("orders", "live") + "]}"))
        .isEqualTo(new Target.Others("orders", "live"));
    assertThat(read("{\"Resources\":[" + resource("lotto", "beta") + "]}"))
        .isEqualTo(new Target.Others("lotto", "beta"));
  }

  @Test
  void of_several_resources_ours_counts() {
    String both = resource("orders", "live") + "," + resource("lotto", "live");

    assertThat(read("{\"Resources\":[" + both + "]}")).isEqualTo(OURS);
  }

  @Test
  void the_shift_is_read_back_from_what_was_written() {
    RevisionLocation revision = new AppSpec("lotto", "live", new Shift(v(1), v(2))).revision();

    assertThat(read(revision.appSpecContent().content())).isEqualTo(OURS);
    assertThat(revision.appSpecContent().sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void the_shift_is_read_from_yaml_too() {
    String yaml =
        """
        version: 0.0
        Resources:
          - lotto:
              Type: AWS::Lambda::Function
              Properties:
                Name: lotto
                Alias: live
                CurrentVersion: "1"
                TargetVersion: "2"
        """;

    assertThat(read(yaml)).isEqualTo(OURS);
  }

  @Test
  void what_somebody_else_wrote_is_unknown_not_wrong() {
    assertThat(read("version: 0.0\nResources: []")).isEqualTo(UNKNOWN);
    assertThat(read("version: {")).isEqualTo(UNKNOWN);
    assertThat(read("{")).isEqualTo(UNKNOWN);
    assertThat(read("")).isEqualTo(UNKNOWN);
    assertThat(read("{}")).isEqualTo(UNKNOWN);
    assertThat(read("{\"Resources\":[{}]}")).isEqualTo(UNKNOWN);
    assertThat(read("{\"Resources\":[{\"f\":{\"Properties\":{}}}]}")).isEqualTo(UNKNOWN);
  }
}
