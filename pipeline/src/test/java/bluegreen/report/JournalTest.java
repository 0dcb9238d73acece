package bluegreen.report;

import static bluegreen.world.World.v;
import static org.assertj.core.api.Assertions.assertThat;

import bluegreen.ports.Alarm;
import bluegreen.ports.Deployment;
import bluegreen.ports.Deployment.Period;
import bluegreen.ports.Deployment.Rollback;
import bluegreen.ports.Deployment.Rollback.Automatic;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.Deployment.Status;
import bluegreen.ports.Deployment.Target;
import bluegreen.ports.ShiftProgress;
import bluegreen.ports.Time;
import bluegreen.ports.Traffic;
import bluegreen.report.Journal.Look;
import bluegreen.report.Journal.Step;
import bluegreen.world.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JournalTest {
  private final Clock clock = new Clock();
  private final Told told = new Told();
  private final Journal journal = new Journal(told, clock);

  @Test
  void what_the_tool_does_is_its_own_and_what_it_waits_for_is_not() {
    clock.seconds(1);
    journal.waiting("Lambda takes the image");
    clock.seconds(5);
    journal.waiting("Lambda takes the image");
    clock.seconds(5);
    journal.done("Published");
    clock.seconds(2);
    journal.done("Deployed");

    assertThat(journal.steps()).containsExactly(step("Published", 1, 10), step("Deployed", 2, 0));
  }

  @Test
  void a_smoke_test_waits_for_the_function() {
    clock.seconds(3);
    journal.smoke("it answers", List.of());

    assertThat(journal.steps()).containsExactly(step("Smoke test: it answers", 0, 3));
  }

  @Test
  void the_first_weight_is_the_canary() {
    journal.shifting(deployment("d-1", new Automatic()), progress(0, 0, Alarm.State.OK));
    clock.seconds(4);
    journal.shifting(deployment("d-1", new Automatic()), progress(0.1, 0, Alarm.State.OK));
    clock.seconds(4);
    journal.shifting(deployment("d-1", new Automatic()), progress(1, 9, Alarm.State.OK));

    assertThat(journal.steps()).containsExactly(step("Green gets 10 % of the requests", 0, 4));
  }

  @Test
  void a_rollback_is_no_canary() {
    journal.shifting(deployment("d-2", new Rollback.Of("d-1")), progress(1, 0, Alarm.State.OK));

    assertThat(journal.steps()).isEmpty();
    assertThat(journal.looks()).hasSize(1);
  }

  @Test
  void of_looks_that_differ_in_counts_only_the_last_is_kept_with_the_time_of_the_first() {
    Deployment deployment = deployment("d-1", new Automatic());
    clock.seconds(1);
    journal.shifting(deployment, progress(0.1, 5, Alarm.State.OK));
    clock.seconds(1);
    journal.shifting(deployment, progress(0.1, 7, Alarm.State.OK));
    clock.seconds(1);
    journal.shifting(deployment, progress(0.1, 9, Alarm.State.ALARM));

    assertThat(journal.looks())
        .containsExactly(
            new Look(Duration.ofSeconds(1), deployment, progress(0.1, 7, Alarm.State.OK)),
            new Look(Duration.ofSeconds(3), deployment, progress(0.1, 9, Alarm.State.ALARM)));
  }

  @Test
  void everything_is_passed_on() {
    journal.done("done");
    journal.waiting("waiting");
    journal.warning("warning");
    journal.smoke("test", List.of("wrong"));
    journal.shifting(deployment("d-1", new Automatic()), progress(0.1, 0, Alarm.State.OK));

    assertThat(told.lines()).containsExactly("done", "waiting", "warning", "test[wrong]");
    assertThat(told.weights()).containsExactly(0.1);
    assertThat(journal.warnings()).containsExactly("warning");
  }

  @Test
  void time_spent_before_counts_too() {
    assertThat(journal.after("Start", Duration.ofSeconds(2)).steps())
        .containsExactly(step("Start", 2, 0));
  }

  private static Step step(String what, int own, int waited) {
    return new Step(what, Duration.ofSeconds(own), Duration.ofSeconds(waited));
  }

  private static Deployment deployment(String id, Rollback rollback) {
    return new Deployment(
        id,
        new Status.InFlight(),
        new Target.Ours(new Shift(v(1), v(2))),
        rollback,
        new Period(Instant.EPOCH, Optional.empty()));
  }

  private static ShiftProgress progress(double weight, long requests, Alarm.State state) {
    return new ShiftProgress(
        weight,
        List.of(),
        List.of(new Alarm("errors", state, "", Set.of())),
        List.of(new Traffic(v(2), requests, 0)));
  }

  private static final class Clock implements Time {
    private long nanos = 1;

    void seconds(long seconds) {
      nanos += seconds * 1_000_000_000;
    }

    @Override
    public void pause(Duration duration) {
      nanos += duration.toNanos();
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH.plusNanos(nanos);
    }
  }
}
