package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.CloudWatchWorld.FUNCTION;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.dimension;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

class StatisticsOperationsTest {
  private static final Instant TEN = CloudWatchWorld.moment("10:00:00");
  private static final Dimension ALIAS = dimension("Resource", "lotto:live");

  private final CloudWatchWorld world = new CloudWatchWorld("10:00:00");

  @Test
  void what_lambda_measures_can_be_read_after_its_minute_and_grows_for_another() {
    world.at("10:00:20");
    world.recordErrors(1);
    world.at("10:00:59");
    world.recordErrors(1);
    assertThat(statistics(r -> r.statistics(Statistic.SUM))).isEmpty();

    world.at("10:01:00");

    assertThat(statistics(r -> r.statistics(Statistic.SUM)))
        .extracting(Datapoint::sum)
        .containsExactly(1.0);
    world.at("10:02:00");
    assertThat(statistics(r -> r.statistics(Statistic.SUM)))
        .extracting(Datapoint::sum)
        .containsExactly(2.0);
  }

  @Test
  void each_unit_has_data_points_of_its_own() {
    put(MetricDatum.builder().metricName("Draws").value(1.0).unit(StandardUnit.COUNT).build());
    put(MetricDatum.builder().metricName("Draws").value(100.0).unit(StandardUnit.SECONDS).build());

    assertThat(draws(null)).containsExactly(1.0, 100.0);
    assertThat(draws(StandardUnit.SECONDS)).containsExactly(100.0);
    assertThat(draws(StandardUnit.BYTES)).isEmpty();
  }

  private List<Double> draws(@Nullable StandardUnit unit) {
    return statistics(
            r ->
                r.namespace("Lotto")
                    .metricName("Draws")
                    .dimensions(List.of())
                    .unit(unit)
                    .statistics(Statistic.SUM))
        .stream()
        .map(Datapoint::sum)
        .toList();
  }

  @Test
  void what_callers_put_can_be_read_at_once() {
    put(MetricDatum.builder().metricName("Draws").value(3.0).build());
    put(MetricDatum.builder().metricName("Draws").values(4.0, 5.0).counts(2.0, 1.0).build());
    put(
        MetricDatum.builder()
            .metricName("Draws")
            .statisticValues(s -> s.sampleCount(2.0).sum(10.0).minimum(1.0).maximum(9.0))
            .build());

    List<Datapoint> points =
        statistics(
            r ->
                r.namespace("Lotto")
                    .metricName("Draws")
                    .dimensions(List.of())
                    .statistics(Statistic.knownValues())
                    .extendedStatistics("p50"));

    assertThat(points)
        .containsExactly(
            Datapoint.builder()
                .timestamp(TEN)
                .sum(26.0)
                .sampleCount(6.0)
                .average(26.0 / 6)
                .minimum(1.0)
                .maximum(9.0)
                .unit(StandardUnit.NONE)
                .extendedStatistics(Map.of("p50", 4.0))
                .build());
  }

  @Test
  void the_order_of_dimensions_makes_no_difference() {
    put(draw(FUNCTION, ALIAS));
    put(draw(ALIAS, FUNCTION));

    assertThat(
            statistics(
                r ->
                    r.namespace("Lotto")
                        .metricName("Draws")
                        .dimensions(ALIAS, FUNCTION)
                        .statistics(Statistic.SUM)))
        .extracting(Datapoint::sum)
        .containsExactly(2.0);
  }

  @Test
  void statistics_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> statistics(r -> r.startTime(TEN.plusSeconds(900))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("StartTime must be less");
    assertThatThrownBy(() -> statistics(r -> r.period(30)))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("Period");
    assertThatThrownBy(() -> statistics(r -> r.metricName(null)))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("Value null at 'metricName'");
    assertThatThrownBy(() -> statistics(r -> {}))
        .isInstanceOf(InvalidParameterCombinationException.class)
        .hasMessageContaining("Statistics");
    assertThatThrownBy(
            () ->
                statistics(
                    r -> r.statistics(Statistic.SUM).startTime(TEN.minusSeconds(2 * 86_400))))
        .isInstanceOf(InvalidParameterCombinationException.class)
        .hasMessageContaining("exceeds the limit of 1440");
  }

  /** Statistics of the function's errors, unless {@code more} differs. */
  private List<Datapoint> statistics(Consumer<GetMetricStatisticsRequest.Builder> more) {
    return world
        .client
        .getMetricStatistics(
            r ->
                r.namespace("AWS/Lambda")
                    .metricName("Errors")
                    .dimensions(FUNCTION)
                    .startTime(TEN)
                    .endTime(TEN.plusSeconds(600))
                    .period(60)
                    .applyMutation(more))
        .datapoints();
  }

  private static MetricDatum draw(Dimension... dimensions) {
    return MetricDatum.builder().metricName("Draws").value(1.0).dimensions(dimensions).build();
  }

  private void put(MetricDatum datum) {
    world.client.putMetricData(r -> r.namespace("Lotto").metricData(datum));
  }
}
