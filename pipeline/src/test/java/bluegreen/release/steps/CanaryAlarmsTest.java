package bluegreen.release.steps;

import static bluegreen.ports.Alarm.State.ALARM;
import static bluegreen.ports.Alarm.State.OK;
import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alarm;
import bluegreen.ports.Alarm.State;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.VersionNumber;
import bluegreen.ports.Waiting;
import bluegreen.world.FakeAws;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanaryAlarmsTest {
  private final FakeAws aws = new FakeAws();
  private final VirtualTime time = new VirtualTime();
  private final Told told = new Told();

  @Test
  void an_alarm_that_watches_one_version_is_pointed_at_the_new_one() throws InterruptedException {
    put(OK, v(1));

    assertThat(pointed()).extracting(Alarm::versions).containsExactly(Set.of(v(2)));
    assertThat(time.pauses()).isEmpty();
    assertThat(told.lines()).isEmpty();
  }

  @Test
  void an_alarm_that_watches_the_alias_is_not_waited_for() throws InterruptedException {
    put(ALARM);

    assertThat(pointed()).extracting(Alarm::state).containsExactly(ALARM);
    assertThat(time.pauses()).isEmpty();
    assertThat(aws.calls().made("alarms")).isEmpty();
  }

  @Test
  void it_waits_until_cloudwatch_has_evaluated_the_alarm_for_the_new_version()
      throws InterruptedException {
    put(ALARM, v(1));
    time.after(Duration.ofMinutes(1), () -> put(OK, v(2)));

    assertThat(pointed()).extracting(Alarm::state).containsExactly(OK);
    assertThat(time.passed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
    assertThat(time.pauses()).last().isEqualTo(Duration.ofSeconds(1));
    assertThat(told.lines())
        .containsOnly("Waiting until CloudWatch has evaluated version 2's own alarm");
  }

  @Test
  void after_five_minutes_a_firing_alarm_is_meant() throws InterruptedException {
    put(ALARM, v(1));

    assertThat(pointed()).extracting(Alarm::state).containsExactly(ALARM);
    assertThat(time.passed()).isEqualTo(Duration.ofMinutes(5));
  }

  private void put(State state, VersionNumber... versions) {
    aws.monitoring().put(new Alarm("canary", state, "three errors", Set.of(versions)));
  }

  private List<Alarm> pointed() throws InterruptedException {
    return new CanaryAlarms(aws.monitoring(), new Waiting(time, told))
        .pointAt(new Shift(v(1), v(2)), List.of("canary"));
  }
}
