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

/** A release that is refused says what it has changed. */
class NotReleasedTest extends ReleaseSteps {
  @Test
  void a_refusal_before_anything_is_changed_is_a_refusal() {
    aws.calls().next("updateCode", DENIAL);

    assertThat(release()).isEqualTo(new Refused(List.of(DENIED)));
  }

  @Test
  void a_refusal_after_the_code_was_updated_says_so() {
    aws.calls().next("publish", DENIAL);

    assertThat(release()).isEqualTo(new NotReleased(List.of(DENIED), List.of(new CodeUpdated())));
  }

  @Test
  void a_refusal_after_a_version_was_published_says_so() {
    aws.calls().next("pointAt", DENIAL);

    assertThat(release())
        .isEqualTo(
            new NotReleased(
                List.of(DENIED), PUBLISHED));
  }

  @Test
  void code_that_ran_the_image_already_is_no_change_of_this_release() {
    aws.functions().runs(GOOD);
    aws.calls().next("pointAt", DENIAL);

    assertThat(release())
        .isEqualTo(new NotReleased(List.of(DENIED), List.of(new VersionPublished(v(2)))));
  }

  @Test
  void a_refusal_after_an_alarm_was_pointed_at_the_version_says_so() {
    alarm("errors", OK, v(1));
    aws.calls().next("create", DENIAL);

    assertThat(release())
        .isEqualTo(
            new NotReleased(
                List.of(DENIED),
                List.of(new CodeUpdated(), new VersionPublished(v(2)), new AlarmsPointed(v(2)))));
  }

  @Test
  void an_alarm_that_fires_for_the_new_version_stops_the_release() {
    alarm("errors", ALARM, v(1));

    assertThat(release())
        .isEqualTo(
            new NotReleased(
                List.of(
                    new Refusal(
                        "Alarm errors is firing: because of errors",
                        "Wait until it is OK. If this release is the fix, --override-alarms ships"
                            + " it without this alarm.")),
                List.of(new CodeUpdated(), new VersionPublished(v(2)), new AlarmsPointed(v(2)))));
    assertThat(aws.calls().made("create")).isEmpty();
  }
}
