package bluegreen.embedded.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.runtime.EnvironmentState.Busy;
import bluegreen.embedded.runtime.EnvironmentState.Idle;
import bluegreen.embedded.runtime.EnvironmentState.Over;
import bluegreen.embedded.runtime.EnvironmentState.Ready;
import bluegreen.embedded.runtime.EnvironmentState.Starting;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class EnvironmentStateTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final InvocationOutcome ANSWER =
      InvocationOutcome.answered(SdkBytes.fromUtf8String("42"));

  private final Task task = new Task(SampleFunctions.obey("echo", "hello"));

  @Test
  void a_start_is_measured_from_the_launch_to_the_first_request_for_work() {
    EnvironmentState started =
        new Starting(System.nanoTime()).launched(System.nanoTime() - SECOND.toNanos()).asked();

    assertThat(started)
        .isInstanceOfSatisfying(
            Ready.class,
            ready -> assertThat(ready.init()).isBetween(SECOND, SECOND.multipliedBy(60)));
  }

  @Test
  void an_idle_environment_has_yet_to_report_its_start() {
    assertThat(new Ready(SECOND).released()).isEqualTo(new Idle(SECOND));
    assertThat(new Idle(SECOND).reserved()).isEqualTo(new Ready(SECOND));
  }

  @Test
  void an_answer_and_the_next_request_for_work_end_an_invocation() throws Exception {
    EnvironmentState busy = new Ready(SECOND).assigned(task);
    assertThat(busy.answered(task.requestId(), ANSWER)).isTrue();

    assertThat(busy.asked()).isEqualTo(new Ready(Duration.ZERO));

    assertThat(task.await()).contains(ANSWER);
  }

  @Test
  void a_process_that_asks_for_work_without_an_answer_stays_busy() {
    EnvironmentState busy = new Busy(task);

    assertThat(busy.asked()).isSameAs(busy);
  }

  @Test
  void only_the_first_answer_to_the_right_invocation_is_accepted() {
    EnvironmentState busy = new Busy(task);

    assertThat(busy.answered("another", ANSWER)).isFalse();
    assertThat(busy.answered(task.requestId(), ANSWER)).isTrue();
    assertThat(busy.answered(task.requestId(), ANSWER)).isFalse();
    assertThat(new Ready(SECOND).answered(task.requestId(), ANSWER)).isFalse();
  }

  @Test
  void a_process_that_exits_ends_its_invocation() throws Exception {
    new Busy(task).over(requestId -> InvocationOutcome.exited(requestId, 3));

    assertThat(task.await()).contains(InvocationOutcome.exited(task.requestId(), 3));
  }

  @Test
  void an_answer_counts_even_if_the_process_exits_then() throws Exception {
    EnvironmentState busy = new Busy(task);
    busy.answered(task.requestId(), ANSWER);

    busy.over(requestId -> InvocationOutcome.exited(requestId, 3));

    assertThat(task.await()).contains(ANSWER);
  }

  @Test
  void an_invocation_of_an_environment_that_is_over_is_told_the_first_reason() throws Exception {
    EnvironmentState over =
        new Starting(0)
            .over(requestId -> InvocationOutcome.exited(requestId, 3))
            .over(InvocationOutcome::killed);

    assertThat(over.assigned(task)).isSameAs(over);

    assertThat(task.await()).contains(InvocationOutcome.exited(task.requestId(), 3));
  }

  @Test
  void an_environment_that_is_over_stays_over() {
    EnvironmentState over = new Over(InvocationOutcome::killed);

    assertThat(over.launched(1)).isSameAs(over);
    assertThat(over.asked()).isSameAs(over);
    assertThat(over.reserved()).isSameAs(over);
    assertThat(over.released()).isSameAs(over);
  }

  @Test
  void no_invocation_begins_before_the_environment_is_ready() {
    assertThatThrownBy(() -> new Starting(0).assigned(task))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Starting");
  }
}
