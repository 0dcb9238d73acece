package bluegreen.aws;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Shift;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;

class AppSpecTest {
  @Test
  void the_shift_is_read_back_from_what_was_written() {
    RevisionLocation revision = new AppSpec("lotto", "live", new Shift(v(1), v(2))).revision();

    assertThat(AppSpec.shift(revision.appSpecContent().content())).contains(new Shift(v(1), v(2)));
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

    assertThat(AppSpec.shift(yaml)).contains(new Shift(v(1), v(2)));
  }

  @Test
  void what_somebody_else_wrote_is_unknown_not_wrong() {
    assertThat(AppSpec.shift("version: 0.0\nResources: []")).isEmpty();
    assertThat(AppSpec.shift("version: {")).isEmpty();
    assertThat(AppSpec.shift("{")).isEmpty();
    assertThat(AppSpec.shift("")).isEmpty();
    assertThat(AppSpec.shift("{}")).isEmpty();
    assertThat(AppSpec.shift("{\"Resources\":[{}]}")).isEmpty();
    assertThat(AppSpec.shift("{\"Resources\":[{\"f\":{\"Properties\":{}}}]}")).isEmpty();
  }
}
