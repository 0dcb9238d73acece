package bluegreen.release;

import static bluegreen.ports.Alarm.State.ALARM;
import static bluegreen.ports.Alarm.State.OK;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alarm;
import bluegreen.ports.Outcome.Released;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.release.ReleaseOrder.Way;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The alarms that guard a deployment. */
class GuardsTest extends ReleaseSteps {
  @Test
  void overridden_alarms_leave_the_quiet_ones_on_guard() {
    group(Optional.empty(), "errors", "latency");
    alarm("errors", ALARM);
    alarm("latency", OK);
    succeeds();

    assertThat(release(ORDER.with(FiringAlarms.OVERRIDE))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create"))
        .containsExactly("create 1 → 2 Only[alarms=[latency]] OF_GROUP");
    assertThat(told.lines())
        .contains("Released without the alarms that fire already; guarded by latency");
  }

  @Test
  void if_all_alarms_are_overridden_it_is_told_that_none_guards() {
    alarm("errors", ALARM);
    succeeds();

    assertThat(release(ORDER.with(FiringAlarms.OVERRIDE))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create")).containsExactly("create 1 → 2 Only[alarms=[]] OF_GROUP");
    assertThat(told.lines())
        .contains("Released without the alarms that fire already: no alarm guards it");
  }

  @Test
  void to_override_alarms_that_are_quiet_changes_nothing() {
    succeeds();

    assertThat(release(ORDER.with(FiringAlarms.OVERRIDE))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create")).containsExactly("create 1 → 2 OfGroup[] OF_GROUP");
  }

  @Test
  void a_hotfix_goes_at_once_and_is_guarded_by_the_new_versions_own_alarms() {
    group(Optional.empty(), "errors", "latency", "own");
    alarm("errors", ALARM);
    alarm("latency", OK);
    alarm("own", OK, v(1));
    succeeds();

    assertThat(release(ORDER.with(Way.HOTFIX))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create"))
        .containsExactly("create 1 → 2 Only[alarms=[own]] ALL_AT_ONCE");
    assertThat(told.lines())
        .contains(
            "Released without the alarms that watch more than the new version, or fire; guarded by"
                + " own");
  }

  @Test
  void a_hotfix_does_not_wait_for_an_alarm_that_fires_for_the_version_before() {
    alarm("errors", ALARM, v(1));
    succeeds();

    assertThat(release(ORDER.with(Way.HOTFIX))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create"))
        .containsExactly("create 1 → 2 Only[alarms=[]] ALL_AT_ONCE");
  }

  @Test
  void all_at_once_is_guarded_by_the_whole_group() {
    succeeds();

    assertThat(release(ORDER.with(Way.ALL_AT_ONCE))).isInstanceOf(Released.class);
    assertThat(aws.calls().made("create")).containsExactly("create 1 → 2 OfGroup[] ALL_AT_ONCE");
  }

  @Test
  void an_alarm_that_can_not_be_pointed_at_the_new_version_is_told() {
    aws.monitoring().put(new Alarm("errors", OK, "", Set.of(), Set.of(v(1))));
    succeeds();

    assertThat(release()).isInstanceOf(Released.class);
    assertThat(told.lines())
        .contains(
            "Alarm errors watches a version in a way that can't be pointed at the new one: it needs"
                + " the alias (dimension Resource), and ids that begin with green and blue if it"
                + " compares.");
  }
}
