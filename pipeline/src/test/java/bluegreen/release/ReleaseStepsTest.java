package bluegreen.release;

import static bluegreen.world.FakeAws.GOOD;
import static bluegreen.world.FakeAws.answeredBy;
import static bluegreen.world.FakeFunctions.SETTINGS;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Traffic;
import bluegreen.ports.Version;
import bluegreen.release.ReleaseOrder.Way;
import bluegreen.verdict.Judge;
import bluegreen.verdict.Manner;
import bluegreen.verdict.Tolerances;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a release makes of its steps, without the wire. */
class ReleaseStepsTest extends ReleaseSteps {
  @Test
  void a_release_tells_every_step() {
    succeeds();

    assertThat(release())
        .isEqualTo(
            new Released(
                SHIFT,
                "d-1",
                List.of(new Traffic(v(1), 10, 0), new Traffic(v(2), 10, 0)),
                answeredBy(2),
                Optional.of(
                    Judge.ofErrors(Tolerances.DEFAULT.withAlpha(0.008), Manner.PLAIN).verdict())));
    assertThat(told.lines())
        .containsExactly(
            "lotto:2",
            "$LATEST runs the image",
            "Version 2 is published and active",
            "it answers[]",
            "No alarm of the deployment group watches the new version alone: errors of a canary can"
                + " be lost in the alias's traffic.",
            "Deployment d-1 shifts version 1 → 2");
    assertThat(aws.calls().made("updateCode", "publish", "invoke", "pointAt", "create"))
        .containsExactly(
            "updateCode lotto:2",
            "publish",
            "invoke 2",
            "pointAt 2 [errors]",
            "create 1 → 2 OfGroup[] OF_GROUP");
  }

  @Test
  void a_canary_without_requests_is_told() {
    aws.monitoring().requests(0);
    succeeds();

    assertThat(release()).isInstanceOf(Released.class);
    assertThat(told.lines())
        .last()
        .isEqualTo(
            "CloudWatch shows no request to version 2 during the canary: no alarm could have"
                + " fired.");
  }

  @Test
  void without_a_canary_nobody_misses_its_requests() {
    aws.monitoring().requests(0);
    succeeds();

    assertThat(release(ORDER.with(Way.ALL_AT_ONCE))).isInstanceOf(Released.class);
    assertThat(told.lines()).noneMatch(line -> line.startsWith("CloudWatch shows no request"));
  }

  @Test
  void an_image_that_serves_alone_is_live_and_nothing_is_changed() {
    aws.functions().add(1, GOOD, Version.State.ACTIVE);

    assertThat(release()).isEqualTo(new AlreadyLive(v(1)));
    assertThat(aws.calls().made("updateCode", "publish", "create")).isEmpty();
  }

  @Test
  void an_image_that_shares_the_traffic_is_not_live() {
    aws.functions().add(1, GOOD, Version.State.ACTIVE);
    aws.functions().serve(1, Map.of(v(2), 0.1));

    assertThat(release()).isInstanceOf(Refused.class);
  }

  @Test
  void a_version_that_fails_its_smoke_tests_gets_no_traffic() {
    aws.functions().answers("{\"statusCode\":500}");

    assertThat(release())
        .isEqualTo(new Rejected(v(2), List.of("it answers: status 500, expected 200: ")));
    assertThat(aws.calls().made("pointAt", "create")).isEmpty();
  }

  @Test
  void settings_that_can_not_be_read_are_compared_by_lambda() {
    aws.functions().add(1, GOOD, Version.State.ACTIVE);
    aws.functions().runs(GOOD);
    aws.functions().configures(SETTINGS.withUnreadable("Environment"));

    assertThat(release()).isEqualTo(new AlreadyLive(v(1)));
    assertThat(aws.calls().made("publish", "create", "pointAt")).containsExactly("publish");
  }
}
