package bluegreen.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bluegreen.verdict.HealthyTest.Rates;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HealthyTestTest {
  private static final double BOUND = -Math.log(0.05);

  @Test
  void the_projection_is_the_published_one() {
    Rates some = HealthyTest.closest(new Rates(0.01, 0.01), 60, 540, 0.05);
    Rates few = HealthyTest.closest(new Rates(0.001, 0.001), 6, 54, 0.05);

    assertThat(some.green()).isCloseTo(0.0591139361, within(1e-9));
    assertThat(some.blue()).isCloseTo(0.0091139361, within(1e-9));
    assertThat(few.green()).isCloseTo(0.0508971293, within(1e-9));
    assertThat(few.blue()).isCloseTo(0.0008971293, within(1e-9));
  }

  @Test
  void without_bad_answers_about_seventy_requests_are_enough() {
    HealthyTest test = new HealthyTest(0.05);
    int requests = 0;
    while (test.log() < BOUND) {
      test.add(new Period(new Counts(1, 0), new Counts(9, 0)));
      requests++;
    }

    assertThat(requests).isBetween(59, 75);
  }

  @Test
  void green_that_is_worse_by_more_is_never_healthy() {
    HealthyTest test = new HealthyTest(0.05);
    for (int i = 0; i < 200; i++) {
      test.add(new Period(new Counts(10, 1), new Counts(90, 0)));
    }

    assertThat(test.log()).isNegative();
  }

  @Test
  void green_that_is_better_than_a_failing_blue_is_healthy() {
    HealthyTest test = new HealthyTest(0.05);
    for (int i = 0; i < 10; i++) {
      test.add(new Period(new Counts(10, 0), new Counts(90, 45)));
    }

    assertThat(test.log()).isGreaterThan(BOUND);
  }

  @Property
  void no_count_is_too_large(@ForAll @LongRange(min = 1, max = 1_000_000_000L) long requests) {
    HealthyTest test = new HealthyTest(0.05);
    test.add(new Period(new Counts(requests, 0), new Counts(requests, requests)));
    test.add(new Period(new Counts(requests, requests), new Counts(requests, 0)));

    assertThat(test.log()).isNotNaN();
  }

  @Test
  void the_growth_foretells_how_many_more_requests_it_takes() {
    Counts green = new Counts(20, 0);
    Counts blue = new Counts(180, 0);

    assertThat(BOUND / HealthyTest.growth(green, blue, 0.05)).isBetween(55.0, 75.0);
    assertThat(HealthyTest.growth(new Counts(20, 20), blue, 0.05)).isZero();
    assertThat(HealthyTest.growth(Counts.NONE, blue, 0.05)).isZero();
  }
}
