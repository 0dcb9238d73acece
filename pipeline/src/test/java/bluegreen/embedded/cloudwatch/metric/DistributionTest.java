package bluegreen.embedded.cloudwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistributionTest {
  private final Distribution samples = new Distribution();

  @Test
  void percentiles_of_few_values_are_exact() {
    for (int i = 1; i <= 200; i++) {
      samples.add(i, 1);
    }

    assertThat(samples.percentile(50)).isEqualTo(100);
    assertThat(samples.percentile(99)).isEqualTo(198);
    assertThat(samples.percentile(100)).isEqualTo(200);
    assertThat(samples.percentile(0)).isEqualTo(1);
  }

  @Test
  void percentiles_of_many_values_are_rounded_and_the_rest_is_exact() {
    for (int i = 1; i <= 100_000; i++) {
      samples.add(i / 7.0, 1);
    }

    assertThat(samples.percentile(99)).isCloseTo(99_000 / 7.0, within(0.05 * 99_000 / 7.0));
    assertThat(samples.count()).isEqualTo(100_000);
    assertThat(samples.maximum()).isEqualTo(100_000 / 7.0);
    assertThat(samples.minimum()).isEqualTo(1 / 7.0);
    assertThat(samples.average()).isCloseTo(50_000.5 / 7, within(1e-6));
  }

  @Test
  void memory_is_bounded_whatever_the_traffic() {
    for (int i = 1; i <= 100_000; i++) {
      samples.add(Math.sqrt(i), 1);
    }

    // Between 1 and 320 there are two and a half powers of ten, 90 values each.
    assertThat(samples.distinct()).isLessThanOrEqualTo(Distribution.EXACT);
  }
}
