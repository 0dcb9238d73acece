package bluegreen.release.steps;

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
import bluegreen.release.Steps;
import bluegreen.world.FakeAws;
import bluegreen.world.FakeDeployments;
import bluegreen.world.Told;
import bluegreen.world.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeploymentWatchTest {
  private static final Shift SHIFT = new Shift(v(1), v(2));
  private static final Reason STOPPED = new Reason.DeploymentStopped("");

  private final FakeAws aws = new FakeAws();
  private final VirtualTime time = new VirtualTime();
  private final Told told = new Told();
  private final DeploymentWatch watch = new DeploymentWatch(aws, time, told);

  @Test
  void it_follows_a_deployment_to_its_end() throws InterruptedException {
    put(new Status.InFlight());
    time.after(Duration.ofSeconds(10), () -> aws.succeeds("d-1"));

    assertThat(watch.toEnd("d-1").succeeded()).isTrue();
    assertThat(time.passed()).isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_400));
  }

  @Test
  void it_looks_every_two_seconds_and_at_the_end() throws InterruptedException {
    List<Duration> looks = new ArrayList<>();
    put(new Status.InFlight());
    time.after(Duration.ofSeconds(10), () -> aws.succeeds("d-1"));
    aws.calls().every("events", () -> looks.add(time.passed()));

    watch.toEnd("d-1");

    assertThat(looks).hasSize(6).startsWith(Duration.ZERO).endsWith(time.passed());
    for (int i = 1; i < looks.size() - 1; i++) {
      assertThat(looks.get(i).minus(looks.get(i - 1)))
          .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2400));
    }
  }

  @Test
  void what_can_not_be_shown_is_told_once_and_the_rest_is_shown() throws InterruptedException {
    put(new Status.InFlight());
    time.after(Duration.ofSeconds(10), () -> aws.succeeds("d-1"));
    aws.calls().every("alarms", Steps.DENIAL);

    watch.toEnd("d-1");

    assertThat(told.lines()).containsExactly("Not all that can be shown is: AccessDenied");
    assertThat(watch.seen().traffic()).hasSize(2);
  }

  @Test
  void the_guards_are_read_once() throws InterruptedException {
    put(new Status.InFlight());
    time.after(Duration.ofSeconds(10), () -> aws.succeeds("d-1"));

    watch.toEnd("d-1");

    assertThat(aws.calls().made("group")).hasSize(1);
    assertThat(aws.calls().made("alarms")).hasSize(6).containsOnly("alarms [errors]");
  }

  @Test
  void the_shift_is_told_with_alarms_and_traffic_whenever_it_changes() throws InterruptedException {
    put(new Status.InFlight());
    time.after(
        Duration.ofSeconds(5),
        () -> {
          aws.functions().serve(1, Map.of(v(2), 0.1));
          aws.deployments().reaches("AllowTraffic InProgress");
        });
    time.after(Duration.ofSeconds(10), () -> aws.succeeds("d-1"));

    watch.toEnd("d-1");

    List<Alarm> alarms = List.of(new Alarm("errors", Alarm.State.OK, "no errors", Set.of()));
    List<Traffic> traffic = List.of(new Traffic(v(1), 10, 0), new Traffic(v(2), 10, 0));
    assertThat(told.shifts())
        .containsExactly(
            new ShiftProgress(0, List.of(), alarms, traffic),
            new ShiftProgress(0.1, List.of("AllowTraffic InProgress"), alarms, traffic),
            new ShiftProgress(1, List.of("AllowTraffic InProgress"), alarms, traffic));
    assertThat(watch.seen().traffic()).isEqualTo(traffic);
  }

  @Test
  void before_the_first_look_no_traffic_is_known() {
    assertThat(watch.seen().traffic()).isEmpty();
  }

  @Test
  void a_deployment_without_a_readable_appspec_is_followed_too() throws InterruptedException {
    aws.deployments()
        .put(
            FakeDeployments.deployment(
                "d-1", new Status.Succeeded(), Optional.empty(), new Rollback.Automatic()));

    watch.toEnd("d-1");

    assertThat(aws.calls().made("traffic")).containsExactly("traffic []");
  }

  @Test
  void a_rollback_is_followed_to_its_end() throws InterruptedException {
    put(new Status.Unsuccessful(STOPPED));
    time.after(
        Duration.ofSeconds(3),
        () -> {
          aws.rollsBack("d-1", STOPPED);
          aws.deployments().put(back(new Status.InFlight()));
        });
    time.after(Duration.ofSeconds(8), () -> aws.deployments().put(back(new Status.Succeeded())));

    watch.rollbackOf(deployment());

    assertThat(told.lines()).containsExactly("CodeDeploy rolls it back with d-1-back");
    assertThat(time.passed()).isBetween(Duration.ofSeconds(8), Duration.ofMillis(8400));
    assertThat(aws.calls().made("read")).contains("read d-1-back");
  }

  @Test
  void a_rollback_that_is_not_started_within_half_a_minute_is_told() throws InterruptedException {
    put(new Status.Unsuccessful(STOPPED));

    watch.rollbackOf(deployment());

    assertThat(told.lines()).containsExactly("CodeDeploy has not started the rollback of d-1.");
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void without_automatic_rollback_none_is_waited_for() throws InterruptedException {
    aws.deployments()
        .put(
            FakeDeployments.deployment(
                "d-1",
                new Status.Unsuccessful(STOPPED),
                Optional.of(SHIFT),
                new Rollback.Disabled()));

    nothingIsWaitedFor();
  }

  @Test
  void after_a_success_no_rollback_is_waited_for() throws InterruptedException {
    put(new Status.Succeeded());

    nothingIsWaitedFor();
  }

  private void nothingIsWaitedFor() throws InterruptedException {
    Deployment ended = deployment();
    int calls = aws.calls().made().size();

    watch.rollbackOf(ended);

    assertThat(aws.calls().made()).hasSize(calls);
    assertThat(told.lines()).isEmpty();
  }

  private Deployment deployment() {
    return aws.deployments().read("d-1");
  }

  private void put(Status status) {
    aws.deployments().put(FakeDeployments.deployment("d-1", status, SHIFT));
  }

  private static Deployment back(Status status) {
    return FakeDeployments.deployment(
        "d-1-back", status, Optional.of(SHIFT.reversed()), new Rollback.Of("d-1"));
  }
}
