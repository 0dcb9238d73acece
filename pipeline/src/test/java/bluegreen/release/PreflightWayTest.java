package bluegreen.release;

import static bluegreen.ports.Alarm.State.ALARM;
import static bluegreen.world.FakeAws.FIRST;
import static bluegreen.world.FakeFunctions.SETTINGS;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Group;
import bluegreen.ports.Latest.Obstacle;
import bluegreen.ports.Refusal;
import bluegreen.ports.Settings;
import bluegreen.ports.Version;
import bluegreen.release.ReleaseOrder.Way;
import bluegreen.world.FakeDeployments;
import bluegreen.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a release needs before it begins, by the way that it goes. */
class PreflightWayTest extends Steps {
  private static final String RUNS = "https://github.com/ada/lotto/actions/runs/";
  private static final ReleaseOrder ORDER = World.order("good", RUNS + "10");
  private static final ReleaseOrder HOTFIX = ORDER.with(Way.HOTFIX);

  @Test
  void a_hotfix_needs_no_way_back_and_no_quiet_alarms() {
    guardedBy();
    aws.forgets(FIRST);
    aws.functions().add(1, FIRST, Version.State.INACTIVE);
    assertThat(refusals(ORDER)).hasSize(4);
    assertThat(refusals(HOTFIX)).isEmpty();

    guardedBy("errors");
    alarm("errors", ALARM);
    assertThat(refusals(HOTFIX)).isEmpty();
  }

  @Test
  void a_hotfix_needs_all_else() {
    aws.functions().configures(SETTINGS, Obstacle.ZIP_PACKAGE);
    aws.functions().releasedBy(1, RUNS + "11");
    aws.functions().serve(1, Map.of(v(2), 0.1));
    assertThat(refusals(HOTFIX)).hasSize(3);

    aws.deployments()
        .put(FakeDeployments.deployment("d-1", new Status.InFlight(), new Shift(v(1), v(2))));
    assertThat(refusals(HOTFIX)).extracting(Refusal::why).anyMatch(why -> why.contains("d-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "other, '', 'The new version''s execution role (other) is not that of the version that serves"
        + " (role)'",
    "role, queue, 'The new version''s dead-letter queue (queue) is not that of the version that"
        + " serves (none)'"
  })
  void a_canary_needs_the_same_role_and_dead_letter_queue(
      String role, String deadLetter, String why) {
    aws.functions().configures(new Settings(role, deadLetter, SETTINGS.others()));

    assertThat(refusals(ORDER))
        .containsExactly(
            new Refusal(
                why + ": Lambda lets no two such versions share an alias.",
                "Ship this change without a canary: --all-at-once. Or undo it."));
    assertThat(refusals(ORDER.with(Way.ALL_AT_ONCE))).isEmpty();
    assertThat(refusals(HOTFIX)).isEmpty();
  }

  @Test
  void all_at_once_needs_the_way_back() {
    aws.forgets(FIRST);
    alarm("errors", ALARM);

    assertThat(refusals(ORDER.with(Way.ALL_AT_ONCE))).hasSize(2);
  }

  @Test
  void other_settings_may_change() {
    aws.functions().configures(new Settings("role", "", Map.of("MemorySize", 2048)));

    assertThat(refusals(ORDER)).isEmpty();
  }

  private List<Refusal> refusals(ReleaseOrder order) {
    return new Preflight(aws.coordinates()).check(Situation.of(aws, order.image()), order);
  }

  private void guardedBy(String... alarms) {
    aws.deployments()
        .group(
            new Group(
                "LambdaAllAtOnce",
                List.of(alarms),
                List.of("DEPLOYMENT_FAILURE"),
                Optional.empty()));
  }
}
