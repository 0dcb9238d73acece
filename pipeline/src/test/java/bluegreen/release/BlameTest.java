package bluegreen.release;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alarm;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Reason;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Traffic;
import bluegreen.ports.VersionNumber;
import bluegreen.world.FakeDeployments;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Why a deployment from version 1 to 2 did not succeed. */
class BlameTest extends Steps {
  private static final Traffic GREEN_CLEAN = new Traffic(v(2), 10, 0);

  @Test
  void an_alarm_that_fired_for_blues_errors_is_blues() throws InterruptedException {
    Traffic blue = new Traffic(v(1), 100, 50);

    assertThat(of(FIRED, seen(blue, GREEN_CLEAN)))
        .isEqualTo(new Reason.BlueFailed(List.of("errors"), blue, GREEN_CLEAN));
  }

  @Test
  void greens_own_alarm_is_greens_whatever_blue_does() throws InterruptedException {
    assertThat(of(FIRED, seen(new Traffic(v(1), 100, 50), GREEN_CLEAN, v(2)))).isEqualTo(FIRED);
  }

  @Test
  void of_a_green_without_requests_nothing_is_known() throws InterruptedException {
    assertThat(of(FIRED, seen(new Traffic(v(1), 100, 50), new Traffic(v(2), 0, 0))))
        .isEqualTo(FIRED);
  }

  @Test
  void blue_is_to_blame_if_its_rate_is_more_than_four_times_greens() throws InterruptedException {
    Traffic green = new Traffic(v(2), 10, 1);

    assertThat(of(FIRED, seen(new Traffic(v(1), 100, 40), green))).isEqualTo(FIRED);
    assertThat(of(FIRED, seen(new Traffic(v(1), 100, 41), green)))
        .isInstanceOf(Reason.BlueFailed.class);
  }

  @Test
  void without_errors_nobody_is_to_blame() throws InterruptedException {
    assertThat(of(FIRED, seen(new Traffic(v(1), 100, 0), GREEN_CLEAN))).isEqualTo(FIRED);
  }

  @Test
  void without_metrics_or_versions_the_alarm_is_all_that_is_known() throws InterruptedException {
    ShiftProgress nothing = new ShiftProgress(0, List.of(), List.of(), List.of());
    Deployment unknown =
        FakeDeployments.deployment(
            "d-1", new Status.Unsuccessful(FIRED), Optional.empty(), new Rollback.Automatic());

    assertThat(of(FIRED, nothing)).isEqualTo(FIRED);
    assertThat(
            new Blame(aws.functions(), time, told)
                .of(unknown, seen(new Traffic(v(1), 100, 50), GREEN_CLEAN)))
        .isEqualTo(FIRED);
  }

  @Test
  void who_stopped_it_is_read_from_the_note_also_if_that_comes_late() throws InterruptedException {
    time.after(
        Duration.ofSeconds(3), () -> aws.functions().serve(1, Map.of(), note("2", 1, "d-1")));

    assertThat(of(STOPPED, seen(GREEN_CLEAN, GREEN_CLEAN)))
        .isEqualTo(new Reason.Requested("ada: because"));
  }

  @Test
  void a_note_of_another_rollback_does_not_tell() throws InterruptedException {
    aws.functions().serve(1, Map.of(), note("2", 1, "d-0"));

    assertThat(of(STOPPED, seen(GREEN_CLEAN, GREEN_CLEAN))).isEqualTo(STOPPED);
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void an_alias_that_can_not_be_read_does_not_tell() throws InterruptedException {
    for (Runnable trouble : List.of(DENIAL, SILENCE)) {
      aws.calls().next("alias", trouble);

      assertThat(of(STOPPED, seen(GREEN_CLEAN, GREEN_CLEAN))).isEqualTo(STOPPED);
    }
  }

  @Test
  void codedeploys_own_reason_is_not_looked_into() throws InterruptedException {
    Reason failed = new Reason.DeploymentFailed("LAMBDA", "no");

    assertThat(of(failed, seen(new Traffic(v(1), 100, 50), GREEN_CLEAN))).isEqualTo(failed);
    assertThat(aws.calls().made()).isEmpty();
  }

  private Reason of(Reason said, ShiftProgress seen) throws InterruptedException {
    Deployment ended =
        FakeDeployments.deployment("d-1", new Status.Unsuccessful(said), new Shift(v(1), v(2)));
    return new Blame(aws.functions(), time, told).of(ended, seen);
  }

  /** What was seen of both, and the alarm {@code errors}, which may watch a version. */
  private static ShiftProgress seen(Traffic blue, Traffic green, VersionNumber... watched) {
    Alarm errors = new Alarm("errors", Alarm.State.ALARM, "", Set.of(watched));
    Alarm other = new Alarm("other", Alarm.State.OK, "", Set.of(v(2)));
    return new ShiftProgress(0.1, List.of(), List.of(errors, other), List.of(blue, green));
  }
}
