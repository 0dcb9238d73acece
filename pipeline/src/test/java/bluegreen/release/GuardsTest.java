package bluegreen.release;

import static bluegreen.ports.Alarm.State.ALARM;
import static bluegreen.ports.Alarm.State.OK;
import static bluegreen.world.FakeAws.FIRST;
import static bluegreen.world.FakeAws.GOOD;
import static bluegreen.world.FakeAws.OTHER;
import static bluegreen.world.FakeAws.answeredBy;
import static bluegreen.world.World.to;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;
import bluegreen.ports.Alarm.State;
import bluegreen.ports.Alarm;
import bluegreen.ports.Change.AlarmsPointed;
import bluegreen.ports.Change.CodeUpdated;
import bluegreen.ports.Change.VersionPublished;
import bluegreen.ports.Change;
import bluegreen.ports.Deployment.Rollback.Disabled;
import bluegreen.ports.Deployment.Rollback.Of;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Deployment;
import bluegreen.ports.Description;
import bluegreen.ports.Group;
import bluegreen.ports.LostSightException;
import bluegreen.ports.Outcome.AlreadyLive;
import bluegreen.ports.Outcome.Failing;
import bluegreen.ports.Outcome.Interrupted;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Overtaken;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Outcome.Rejected;
import bluegreen.ports.Outcome.Released;
import bluegreen.ports.Outcome.RolledBack;
import bluegreen.ports.Outcome.Undecided;
import bluegreen.ports.Outcome;
import bluegreen.ports.Reason;
import bluegreen.ports.Refusal;
import bluegreen.ports.RefusedException;
import bluegreen.ports.RollbackNote.Mark;
import bluegreen.ports.RollbackNote.Move;
import bluegreen.ports.RollbackNote;
import bluegreen.ports.Seen;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.StaleException;
import bluegreen.ports.Traffic;
import bluegreen.ports.Version;
import bluegreen.ports.VersionNumber;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.release.ReleaseOrder.OnInterrupt;
import bluegreen.release.ReleaseOrder.Source;
import bluegreen.release.ReleaseOrder.Way;
import bluegreen.release.RollbackOrder.Care;
import bluegreen.release.RollbackOrder.Target.Exactly;
import bluegreen.release.RollbackOrder.Target.LastGood;
import bluegreen.release.RollbackOrder.Target;
import bluegreen.smoke.Check;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import bluegreen.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            "Alarm errors watches a version, but not as one of the alias (dimension Resource): it"
                + " is not pointed at the new one.");
  }
}
