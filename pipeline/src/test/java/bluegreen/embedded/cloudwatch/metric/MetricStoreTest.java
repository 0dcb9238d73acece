package bluegreen.embedded.cloudwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

class MetricStoreTest {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

  private final MetricStore store = new MetricStore(Duration.ofMinutes(3));

  @ParameterizedTest
  @CsvSource({"59, 0", "60, 2", "119, 2", "120, 4", "180, 6", "239, 6", "240, 8"})
  void a_minute_of_a_service_grows_after_its_end(int second, double seen) {
    MetricKey metric = eightSamples("AWS/Lambda");

    assertThat(samples(metric, second)).isEqualTo(seen);
  }

  @ParameterizedTest
  @CsvSource({"0", "59", "60"})
  void what_callers_put_is_there_at_once(int second) {
    MetricKey metric = eightSamples("Lotto");

    assertThat(samples(metric, second)).isEqualTo(8);
  }

  private MetricKey eightSamples(String namespace) {
    MetricKey metric = new MetricKey(namespace, "Errors", List.of());
    for (int i = 0; i < 8; i++) {
      store.add(metric, TEN.plusSeconds(i), StandardUnit.COUNT, samples -> samples.add(1, 1));
    }
    return metric;
  }

  private double samples(MetricKey metric, int second) {
    Instant now = TEN.plusSeconds(second);
    return store.between(metric, StandardUnit.COUNT, TEN, TEN.plusSeconds(60), now).count();
  }
}
