package bluegreen.embedded.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

class CloudWatchMetricsTest {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
  private static final Dimension FUNCTION = dimension("FunctionName", "lotto");
  private static final Dimension ALIAS = dimension("Resource", "lotto:live");

  private final ManualTime time = new ManualTime(TEN);
  private final Timeline timeline = new Timeline(time);
  private final CloudWatch cloudWatch =
      new CloudWatch(
          new Shared(new Account("123456789012", "eu-central-1"), timeline, Chance.seeded(42)));

  @Test
  void what_lambda_measures_can_be_read_once_its_minute_is_over() {
    at("10:00:20", () -> recordErrors(1));
    at("10:00:59", () -> recordErrors(1));
    assertThat(sum("Errors", 60)).isEmpty();

    at("10:01:00", () -> {});

    assertThat(sum("Errors", 60)).containsExactly(2.0);
  }

  @Test
  void what_callers_put_can_be_read_at_once() {
    put(MetricDatum.builder().metricName("Draws").value(3.0).unit(StandardUnit.COUNT).build());
    put(MetricDatum.builder().metricName("Draws").values(4.0, 5.0).counts(2.0, 1.0).build());
    put(
        MetricDatum.builder()
            .metricName("Draws")
            .statisticValues(s -> s.sampleCount(2.0).sum(10.0).minimum(1.0).maximum(9.0))
            .build());

    Datapoint point =
        cloudWatch
            .statistics()
            .getMetricStatistics(
                statistics(
                    r ->
                        r.namespace("Lotto")
                            .metricName("Draws")
                            .statistics(Statistic.knownValues())
                            .extendedStatistics("p50")))
            .datapoints()
            .getFirst();

    assertThat(point)
        .isEqualTo(
            Datapoint.builder()
                .timestamp(TEN)
                .sum(26.0)
                .sampleCount(6.0)
                .average(26.0 / 6)
                .minimum(1.0)
                .maximum(9.0)
                .unit(StandardUnit.COUNT)
                .extendedStatistics(Map.of("p50", 4.0))
                .build());
  }

  @Test
  void the_order_of_dimensions_makes_no_difference() {
    cloudWatch.record(TEN, "Lotto", "Draws", List.of(FUNCTION, ALIAS), 1, StandardUnit.COUNT);
    cloudWatch.record(TEN, "Lotto", "Draws", List.of(ALIAS, FUNCTION), 1, StandardUnit.COUNT);

    assertThat(
            cloudWatch
                .statistics()
                .getMetricStatistics(
                    statistics(
                        r ->
                            r.namespace("Lotto")
                                .metricName("Draws")
                                .dimensions(ALIAS, FUNCTION)
                                .statistics(Statistic.SUM)))
                .datapoints())
        .extracting(Datapoint::sum)
        .containsExactly(2.0);
  }

  @Test
  void metric_data_comes_per_period_newest_first_unless_asked_otherwise() {
    at("10:00:10", () -> recordErrors(1));
    at("10:01:10", () -> recordErrors(2));
    at("10:03:10", () -> recordErrors(4));
    at("10:05:00", () -> {});

    assertThat(data(r -> {}, errors(60)).values()).containsExactly(4.0, 2.0, 1.0);
    assertThat(data(r -> r.scanBy("TimestampAscending"), errors(120)).values())
        .containsExactly(3.0, 4.0);
    assertThat(data(r -> r.scanBy("TimestampAscending"), errors(120)).timestamps())
        .containsExactly(TEN, TEN.plusSeconds(120));
  }

  @Test
  void metric_maths_combines_metrics() {
    at("10:00:10", () -> recordErrors(1));
    at(
        "10:00:20",
        () ->
            cloudWatch.record(
                now(), "AWS/Lambda", "Invocations", List.of(FUNCTION), 4, StandardUnit.COUNT));
    at("10:02:00", () -> {});
    MetricDataQuery all =
        errors(60).toBuilder()
            .id("all")
            .metricStat(
                s ->
                    s.metric(
                            m ->
                                m.namespace("AWS/Lambda")
                                    .metricName("Invocations")
                                    .dimensions(FUNCTION))
                        .period(60)
                        .stat("Sum"))
            .build();
    MetricDataQuery rate =
        MetricDataQuery.builder()
            .id("rate")
            .label("percent")
            .expression("100 * FILL(errors, 0) / all")
            .build();

    MetricDataResult result = data(r -> {}, hidden(errors(60)), hidden(all), rate);

    assertThat(result.label()).isEqualTo("percent");
    assertThat(result.values()).containsExactly(25.0);
  }

  @Test
  void metrics_are_listed_by_namespace_name_and_dimensions() {
    at("10:00:10", () -> recordErrors(1));
    put(MetricDatum.builder().metricName("Draws").value(3.0).build());
    assertThat(metrics(r -> {})).containsExactly("Draws");

    at("10:01:00", () -> {});

    assertThat(metrics(r -> {})).containsExactlyInAnyOrder("Draws", "Errors");
    assertThat(metrics(r -> r.namespace("AWS/Lambda"))).containsExactly("Errors");
    assertThat(metrics(r -> r.metricName("Draws"))).containsExactly("Draws");
    assertThat(
            metrics(
                r -> r.dimensions(List.of(DimensionFilter.builder().name("FunctionName").build()))))
        .containsExactly("Errors");
    assertThat(
            metrics(
                r ->
                    r.dimensions(
                        List.of(
                            DimensionFilter.builder().name("FunctionName").value("x").build()))))
        .isEmpty();
  }

  @Test
  void what_is_older_than_a_day_is_forgotten() {
    at("10:00:10", () -> recordErrors(1));

    time.advance(Duration.ofHours(25));
    timeline.catchUp();

    assertThat(metrics(r -> {})).isEmpty();
  }

  @Test
  void data_without_namespace_or_name_is_refused() {
    MetricDatum datum = MetricDatum.builder().metricName("Draws").value(1.0).build();

    assertThatThrownBy(() -> put(null, datum))
        .isInstanceOf(MissingRequiredParameterException.class)
        .hasMessageContaining("Namespace");
    assertThatThrownBy(() -> put("Lotto", datum.toBuilder().metricName(null).build()))
        .isInstanceOf(MissingRequiredParameterException.class)
        .hasMessageContaining("MetricName");
    assertThatThrownBy(() -> put("Lotto", datum.toBuilder().value(null).build()))
        .isInstanceOf(MissingRequiredParameterException.class)
        .hasMessageContaining("Value");
    assertThatThrownBy(
            () ->
                put(
                    "Lotto",
                    datum.toBuilder().value(null).statisticValues(v -> v.sum(1.0)).build()))
        .isInstanceOf(MissingRequiredParameterException.class)
        .hasMessageContaining("StatisticValues");
    assertThatThrownBy(
            () ->
                put("Lotto", datum.toBuilder().dimensions(dimension("FunctionName", null)).build()))
        .isInstanceOf(MissingRequiredParameterException.class)
        .hasMessageContaining("Dimensions");
  }

  @Test
  void data_that_cannot_be_is_refused() {
    MetricDatum datum = MetricDatum.builder().metricName("Draws").value(1.0).build();

    assertThatThrownBy(() -> put("AWS/Lambda", datum))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("reserved");
    assertThatThrownBy(
            () -> put("Lotto", datum.toBuilder().timestamp(TEN.minusSeconds(15 * 86_400)).build()))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("Timestamp");
    assertThatThrownBy(() -> put("Lotto", datum.toBuilder().value(Double.NaN).build()))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(
            () -> put("Lotto", datum.toBuilder().value(null).values(1.0).counts(1.0, 2.0).build()))
        .isInstanceOf(InvalidParameterCombinationException.class);
  }

  @Test
  void statistics_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> statistics("Errors", r -> r.startTime(TEN.plusSeconds(900))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("StartTime must be less");
    assertThatThrownBy(() -> statistics("Errors", r -> r.period(30)))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("Period");
    assertThatThrownBy(() -> statistics(null, r -> {}))
        .isInstanceOf(MissingRequiredParameterException.class)
        .hasMessageContaining("MetricName");
    assertThatThrownBy(() -> statistics("Errors", r -> {}))
        .isInstanceOf(InvalidParameterCombinationException.class)
        .hasMessageContaining("Statistics");
    assertThatThrownBy(
            () ->
                statistics(
                    "Errors",
                    r -> r.statistics(Statistic.SUM).startTime(TEN.minusSeconds(2 * 86_400))))
        .isInstanceOf(InvalidParameterCombinationException.class)
        .hasMessageContaining("exceeds the limit of 1440");
  }

  @Test
  void queries_that_cannot_be_are_refused() {
    MetricDataQuery sum = errors(60);

    assertInvalid("lower-case letter", sum.toBuilder().id("Errors").build());
    assertInvalid("not unique", sum, sum);
    assertInvalid("either a MetricStat or an Expression", sum.toBuilder().expression("1").build());
    assertInvalid("multiple of 60", errors(30));
    assertInvalid(
        "tm99",
        sum.toBuilder().metricStat(sum.metricStat().toBuilder().stat("tm99").build()).build());
    assertInvalid("which no query has", sum, expression("rate", "errors / all"));
    assertInvalid("refers to itself", expression("a", "b + 1"), expression("b", "a + 1"));
    assertInvalid("MetricStat", expression("one", "1"));
    assertThatThrownBy(() -> data(r -> r.startTime(Instant.EPOCH), sum))
        .hasMessageContaining("longer period");
    assertThatThrownBy(() -> data(r -> r.startTime(TEN.plusSeconds(900)), sum))
        .hasMessageContaining("StartTime");
  }

  private void assertInvalid(String message, MetricDataQuery... queries) {
    assertThatThrownBy(() -> data(r -> {}, queries))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"))
        .hasMessageContaining(message);
  }

  private static MetricDataQuery expression(String id, String expression) {
    return MetricDataQuery.builder().id(id).expression(expression).build();
  }

  private static MetricDataQuery errors(int period) {
    return MetricDataQuery.builder()
        .id("errors")
        .metricStat(
            s ->
                s.metric(m -> m.namespace("AWS/Lambda").metricName("Errors").dimensions(FUNCTION))
                    .period(period)
                    .stat("Sum"))
        .build();
  }

  private static MetricDataQuery hidden(MetricDataQuery query) {
    return query.toBuilder().returnData(false).build();
  }

  private List<Double> sum(String metric, int period) {
    return statistics(metric, r -> r.period(period).statistics(Statistic.SUM)).stream()
        .map(Datapoint::sum)
        .toList();
  }

  private List<Datapoint> statistics(
      @Nullable String metric, Consumer<GetMetricStatisticsRequest.Builder> more) {
    return cloudWatch
        .statistics()
        .getMetricStatistics(
            statistics(
                r ->
                    r.namespace("AWS/Lambda")
                        .metricName(metric)
                        .dimensions(FUNCTION)
                        .applyMutation(more)))
        .datapoints();
  }

  private static GetMetricStatisticsRequest statistics(
      Consumer<GetMetricStatisticsRequest.Builder> more) {
    return GetMetricStatisticsRequest.builder()
        .startTime(TEN)
        .endTime(TEN.plusSeconds(600))
        .period(60)
        .applyMutation(more)
        .build();
  }

  private MetricDataResult data(
      Consumer<GetMetricDataRequest.Builder> more, MetricDataQuery... queries) {
    return cloudWatch
        .metrics()
        .getMetricData(
            GetMetricDataRequest.builder()
                .startTime(TEN)
                .endTime(TEN.plusSeconds(600))
                .metricDataQueries(queries)
                .applyMutation(more)
                .build())
        .metricDataResults()
        .getFirst();
  }

  private List<String> metrics(Consumer<ListMetricsRequest.Builder> filter) {
    return cloudWatch
        .metrics()
        .listMetrics(ListMetricsRequest.builder().applyMutation(filter).build())
        .metrics()
        .stream()
        .map(m -> m.metricName())
        .toList();
  }

  private void put(MetricDatum datum) {
    put("Lotto", datum);
  }

  private void put(@Nullable String namespace, MetricDatum datum) {
    cloudWatch
        .metrics()
        .putMetricData(
            PutMetricDataRequest.builder().namespace(namespace).metricData(datum).build());
  }

  private void recordErrors(int count) {
    cloudWatch.record(now(), "AWS/Lambda", "Errors", List.of(FUNCTION), count, StandardUnit.COUNT);
  }

  private Instant now() {
    return timeline.now();
  }

  private void at(String clock, Runnable action) {
    Instant moment = Instant.parse("2026-11-22T" + clock + "Z");
    time.advance(Duration.between(time.instant(), moment));
    timeline.run(action);
  }

  private static Dimension dimension(String name, @Nullable String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
