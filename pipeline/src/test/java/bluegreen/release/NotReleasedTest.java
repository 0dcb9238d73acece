package bluegreen.release;

import static bluegreen.ports.Alarm.State.ALARM;
import static bluegreen.ports.Alarm.State.OK;
import static bluegreen.world.FakeAws.GOOD;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Change.AlarmsPointed;
import bluegreen.ports.Change.CodeUpdated;
import bluegreen.ports.Change.VersionPublished;
import bluegreen.ports.Outcome.NotReleased;
import bluegreen.ports.Outcome.Refused;
import bluegreen.ports.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    assertThat(release()).isEqualTo(new NotReleased(List.of(DENIED), PUBLISHED));
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
