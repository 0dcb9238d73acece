package bluegreen.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Dispersion IN_TENS = new Dispersion(10, 1, new Counts(100_000, 1000));

  private static Plan plan(double perSecond, double rate, Manner manner) {
    return new Plan(new Traffic(perSecond, rate, manner), Tolerances.DEFAULT, 0.1, HOUR);
  }

  @Test
  void a_busy_service_finds_five_points_in_minutes() {
    Plan plan = plan(10, 0.01, Manner.PLAIN);

    assertThat(plan.power(0.05)).isGreaterThan(0.999);
    assertThat(plan.timeToWorse(0.05)).hasValue(Duration.ofMinutes(3));
    assertThat(plan.timeToHealthy(0.5).orElseThrow()).isLessThan(Duration.ofMinutes(3));
    assertThat(plan.promises(0.95)).isTrue();
  }

  @Test
  void little_traffic_promises_little() {
    Plan plan = plan(0.1, 0.01, Manner.PLAIN);

    assertThat(plan.power(0.05)).isLessThan(0.5);
    assertThat(plan.timeToWorse(0.05)).isEmpty();
    assertThat(plan.timeToHealthy(0.5)).isEmpty();
    assertThat(plan.promises(0.95)).isFalse();
  }

  @Test
  void power_rises_with_the_harm_and_an_equal_version_is_seldom_worse() {
    Plan plan = plan(1, 0.01, Manner.PLAIN);

    assertThat(plan.power(0)).isLessThan(0.01);
    assertThat(plan.power(0.01)).isLessThan(plan.power(0.05));
    assertThat(plan.power(0.05)).isLessThan(plan.power(0.2));
    assertThat(plan.power(1)).isGreaterThan(0.999);
  }

  @Test
  void no_traffic_shows_nothing() {
    assertThat(plan(0, 0, Manner.PLAIN).power(0.05)).isZero();
    assertThat(plan(0, 0, Manner.PLAIN).timeToHealthy(0.5)).isEmpty();
  }

  @Test
  void bursts_cost_power_less_so_where_environments_are_known() {
    double single = plan(10, 0.01, Manner.PLAIN).power(0.05);
    double minutes = plan(10, 0.01, new Manner(Counting.ONE_A_MINUTE, IN_TENS)).power(0.05);
    double environments =
        plan(10, 0.01, new Manner(Counting.ONE_AN_ENVIRONMENT, IN_TENS)).power(0.05);

    assertThat(environments).isLessThan(single).isGreaterThan(minutes + 0.5);
  }

  @Test
  void a_bake_takes_the_smallest_weight_that_is_enough_and_no_longer_than_it_takes() {
    Bake bake = new Bake(0.95, HOUR, 0.5);
    Traffic much = new Traffic(10, 0.01, Manner.PLAIN);
    Traffic little = new Traffic(0.4, 0.01, Manner.PLAIN);

    Plan busy = bake.choose(much, Tolerances.DEFAULT);
    Plan quiet = bake.choose(little, Tolerances.DEFAULT);

    assertThat(busy.weight()).isEqualTo(0.05);
    assertThat(busy.length()).isLessThan(Duration.ofMinutes(20));
    assertThat(busy.promises(0.95)).isTrue();
    assertThat(quiet.weight()).isGreaterThan(0.1);
    assertThat(quiet.promises(0.95)).isTrue();
    Duration shorter = busy.length().minusMinutes(1);
    assertThat(new Plan(much, Tolerances.DEFAULT, 0.05, shorter).promises(0.95)).isFalse();
  }

  @Test
  void a_bake_that_can_not_be_long_enough_takes_all_that_it_may() {
    Plan plan =
        new Bake(0.95, HOUR, 0.15)
            .choose(new Traffic(0.01, 0.01, Manner.PLAIN), Tolerances.DEFAULT);

    assertThat(plan.weight()).isEqualTo(0.15);
    assertThat(plan.length()).isEqualTo(HOUR);
    assertThat(plan.promises(0.95)).isFalse();
  }

  @Test
  void traffic_is_the_average_of_a_history() {
    Traffic traffic =
        Traffic.of(Collections.nCopies(10, new Counts(120, 6)), Counting.ONE_AN_ENVIRONMENT);

    assertThat(traffic.perSecond()).isEqualTo(2);
    assertThat(traffic.rate()).isEqualTo(0.05);
    assertThat(traffic.manner().counting()).isEqualTo(Counting.EVERY_ANSWER);
    assertThat(Traffic.of(Collections.emptyList(), Counting.ONE_A_MINUTE).perSecond()).isZero();
  }

  @Test
  void impossible_plans_are_refused() {
    Traffic traffic = new Traffic(1, 0, Manner.PLAIN);
    Tolerances tolerances = Tolerances.DEFAULT;

    assertThatThrownBy(() -> new Plan(traffic, tolerances, 0, HOUR))
        .hasMessage("weight is 0.0; it must be above 0 and below 1");
    assertThatThrownBy(() -> new Plan(traffic, tolerances, 1, HOUR)).hasMessageContaining("weight");
    assertThatThrownBy(() -> new Plan(traffic, tolerances, 0.1, Duration.ofSeconds(59)))
        .hasMessage("length is PT59S; it must be from a minute to PT168H");
    assertThatThrownBy(() -> new Plan(traffic, tolerances, 0.1, Duration.ofDays(8)))
        .hasMessageContaining("length");
    assertThatThrownBy(() -> new Traffic(-1, 0, Manner.PLAIN)).hasMessageContaining("perSecond");
    assertThatThrownBy(() -> new Traffic(1, 2, Manner.PLAIN)).hasMessageContaining("rate is 2.0");
    assertThatThrownBy(() -> new Bake(0.4, HOUR, 0.1)).hasMessageContaining("probability is 0.4");
    assertThatThrownBy(() -> new Bake(0.9, Duration.ZERO, 0.1)).hasMessageContaining("longest");
    assertThatThrownBy(() -> new Bake(0.9, HOUR, 0.6)).hasMessageContaining("heaviest is 0.6");
  }
}
