package bluegreen.embedded.codedeploy.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingConfig;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingType;

class ShiftScheduleTest {
  @Test
  void a_canary_has_two_steps() {
    assertThat(ShiftSchedule.of(canary(10, 5)).steps()).containsExactly(step(0, 0.1), step(5, 1));
  }

  @Test
  void a_linear_shift_ends_at_100_percent_even_if_its_steps_do_not_add_up_to_it() {
    assertThat(ShiftSchedule.of(linear(33, 2)).steps())
        .containsExactly(step(0, 0.33), step(2, 0.66), step(4, 0.99), step(6, 1));
    assertThat(ShiftSchedule.of(linear(50, 1)).steps()).containsExactly(step(0, 0.5), step(1, 1));
  }

  @Test
  void a_schedule_is_as_long_as_its_last_step_is_late() {
    assertThat(ShiftSchedule.of(canary(10, 5)).length()).isEqualTo(Duration.ofMinutes(5));
    assertThat(ShiftSchedule.of(linear(10, 3)).length()).isEqualTo(Duration.ofMinutes(27));
    assertThat(ShiftSchedule.of(routing(TrafficRoutingType.ALL_AT_ONCE)).length()).isZero();
  }

  @Test
  void a_routing_that_the_sdk_does_not_know_has_no_schedule() {
    assertThatThrownBy(() -> ShiftSchedule.of(routing(TrafficRoutingType.UNKNOWN_TO_SDK_VERSION)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ShiftSchedule.Step step(int minutes, double weight) {
    return new ShiftSchedule.Step(Duration.ofMinutes(minutes), weight);
  }

  private static TrafficRoutingConfig routing(TrafficRoutingType type) {
    return TrafficRoutingConfig.builder().type(type).build();
  }

  private static TrafficRoutingConfig canary(int percentage, int minutes) {
    return routing(TrafficRoutingType.TIME_BASED_CANARY)
        .copy(r -> r.timeBasedCanary(c -> c.canaryPercentage(percentage).canaryInterval(minutes)));
  }

  private static TrafficRoutingConfig linear(int percentage, int minutes) {
    return routing(TrafficRoutingType.TIME_BASED_LINEAR)
        .copy(r -> r.timeBasedLinear(l -> l.linearPercentage(percentage).linearInterval(minutes)));
  }
}
