package bluegreen.release;

import static bluegreen.ports.Alarm.State.ALARM;
import static bluegreen.ports.Alarm.State.OK;
import static bluegreen.world.FakeAws.FIRST;
import static bluegreen.world.FakeAws.GOOD;
import static bluegreen.world.FakeAws.OTHER;
import static bluegreen.world.FakeAws.answeredBy;
import static bluegreen.world.FakeFunctions.SETTINGS;
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
import bluegreen.ports.Latest.Obstacle;
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
import bluegreen.ports.Settings;
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

/** What alarms mean before a release begins. */
class PreflightAlarmsTest extends Steps {
  private static final ReleaseOrder ORDER = World.order("good");

  @Test
  void an_alarm_has_to_exist() {
    alarm("errors", State.MISSING);

    assertThat(refusals())
        .containsExactly(
            new Refusal(
                "Alarm errors, which guards the deployment group, does not exist.",
                "Create it, or take it out of the deployment group."));
  }

  @Test
  void an_alarm_may_watch_one_version_and_not_several() {
    alarm("errors", State.OK, v(9));
    assertThat(refusals()).isEmpty();

    alarm("errors", State.OK, v(10), v(9));
    assertThat(refusals())
        .containsExactly(
            new Refusal(
                "Alarm errors watches versions 9 and 10: the release can't tell which of them to"
                    + " replace by the new one.",
                "Have it watch one version, or take it out of the deployment group."));
  }

  @Test
  void a_firing_alarm_is_refused_unless_it_is_overridden() {
    alarm("errors", State.ALARM);

    assertThat(refusals())
        .containsExactly(
            new Refusal(
                "Alarm errors is firing: because of errors",
                "Wait until it is OK. If this release is the fix, --override-alarms ships it"
                    + " without this alarm."));
    assertThat(refusals(ORDER.with(FiringAlarms.OVERRIDE))).isEmpty();
  }

  @Test
  void a_firing_alarm_on_the_last_version_alone_is_no_reason() {
    alarm("errors", State.ALARM, v(1));

    assertThat(refusals()).isEmpty();
  }

  @Test
  void an_alarm_without_data_is_no_reason() {
    alarm("errors", State.INSUFFICIENT_DATA);

    assertThat(refusals()).isEmpty();
  }

  private List<Refusal> refusals() {
    return refusals(ORDER);
  }

  private List<Refusal> refusals(ReleaseOrder order) {
    return new Preflight(aws.coordinates()).check(Situation.of(aws, order.image()), order);
  }
}
