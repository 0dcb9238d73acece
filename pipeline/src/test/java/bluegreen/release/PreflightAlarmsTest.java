package bluegreen.release;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alarm.State;
import bluegreen.ports.Refusal;
import bluegreen.release.ReleaseOrder.FiringAlarms;
import bluegreen.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

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
                "Have it watch one version, or begin the ids of its metrics with green and blue; or"
                    + " take it out of the deployment group."));
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
