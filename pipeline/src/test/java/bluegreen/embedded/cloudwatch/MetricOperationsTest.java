package bluegreen.embedded.cloudwatch;

import static bluegreen.embedded.cloudwatch.CloudWatchWorld.dimension;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.errors;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.hidden;
import static bluegreen.embedded.cloudwatch.CloudWatchWorld.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterValueException;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** Metrics that callers put, list and read by queries. */
class MetricOperationsTest {
  private static final Instant TEN = CloudWatchWorld.moment("10:00:00");

  private final CloudWatchWorld world = new CloudWatchWorld("10:00:00");

  @Test
  void metric_data_comes_per_period_newest_first_unless_asked_otherwise() {
    errorsAt("10:00:10", 1);
    errorsAt("10:01:10", 2);
    errorsAt("10:03:10", 4);
    world.at("10:05:00");
    MetricDataQuery twoMinutes = errors("errors", 120, "Sum");

    assertThat(data(r -> {}, errors("errors", 60, "Sum")).values()).containsExactly(4.0, 2.0, 1.0);
    MetricDataResult ascending = data(r -> r.scanBy("TimestampAscending"), twoMinutes);
    assertThat(ascending.values()).containsExactly(3.0, 4.0);
    assertThat(ascending.timestamps()).containsExactly(TEN, TEN.plusSeconds(120));
  }

  @Test
  void labels_tell_results_apart() {
    assertThat(labels(errors("a", 60, "Sum"))).containsExactly("Errors");
    assertThat(labels(errors("a", 60, "Sum"), errors("b", 60, "Minimum")))
        .containsExactly("Errors Sum", "Errors Minimum");
    assertThat(labels(errors("a", 60, "Sum"), errors("b", 120, "Sum")))
        .containsExactly("Errors Sum 60", "Errors Sum 120");
  }

  private List<String> labels(MetricDataQuery... queries) {
    GetMetricDataResponse response =
        world.client.getMetricData(
            r -> r.startTime(TEN).endTime(TEN.plusSeconds(600)).metricDataQueries(queries));
    assertThat(response.hasMessages()).isTrue();
    return response.metricDataResults().stream().map(MetricDataResult::label).toList();
  }

  @Test
  void data_points_come_in_pages() {
    errorsAt("10:00:10", 1);
    errorsAt("10:01:10", 2);
    errorsAt("10:03:10", 4);
    world.at("10:05:00");

    GetMetricDataResponse first = page(null);
    assertThat(first.metricDataResults().getFirst().values()).containsExactly(4.0, 2.0);
    assertThat(first.metricDataResults().getFirst().statusCode())
        .isEqualTo(StatusCode.PARTIAL_DATA);

    GetMetricDataResponse second = page(first.nextToken());
    assertThat(second.metricDataResults().getFirst().values()).containsExactly(1.0);
    assertThat(second.metricDataResults().getFirst().statusCode()).isEqualTo(StatusCode.COMPLETE);
    assertThat(second.nextToken()).isNull();
  }

  private GetMetricDataResponse page(@Nullable String token) {
    return world.client.getMetricData(
        r ->
            r.startTime(TEN)
                .endTime(TEN.plusSeconds(600))
                .maxDatapoints(2)
                .nextToken(token)
                .metricDataQueries(errors("errors", 60, "Sum")));
  }

  @Test
  void metric_maths_combines_metrics() {
    errorsAt("10:00:10", 1);
    world.record("Invocations", 4);
    world.at("10:02:00");
    MetricDataQuery rate =
        MetricDataQuery.builder()
            .id("rate")
            .label("percent")
            .expression("100 * FILL(errors, 0) / all")
            .build();

    MetricDataResult result =
        data(
            r -> {},
            hidden(errors("errors", 60, "Sum")),
            hidden(query("all", "Invocations", 60, "Sum")),
            rate);

    assertThat(result.label()).isEqualTo("percent");
    assertThat(result.values()).containsExactly(25.0);
  }

  @Test
  void metrics_are_listed_by_namespace_name_and_dimensions() {
    errorsAt("10:00:10", 1);
    put("Lotto", datum());
    assertThat(metrics(r -> {})).containsExactly("Draws");

    world.at("10:01:00");

    assertThat(metrics(r -> {})).containsExactlyInAnyOrder("Draws", "Errors");
    assertThat(metrics(r -> r.namespace("AWS/Lambda"))).containsExactly("Errors");
    assertThat(metrics(r -> r.metricName("Draws"))).containsExactly("Draws");
    DimensionFilter function = DimensionFilter.builder().name("FunctionName").build();
    assertThat(metrics(r -> r.dimensions(function))).containsExactly("Errors");
    assertThat(metrics(r -> r.dimensions(function.toBuilder().value("x").build()))).isEmpty();
  }

  @Test
  void what_is_older_than_a_day_is_forgotten() {
    errorsAt("10:00:10", 1);

    world.pass(Duration.ofHours(25));

    assertThat(metrics(r -> {})).isEmpty();
  }

  @Test
  void incomplete_data_is_refused() {
    assertNull("namespace", null, d -> {});
    assertNull("metricData.1.member.metricName", "Lotto", d -> d.metricName(null));
    assertNull("sampleCount", "Lotto", d -> d.value(null).statisticValues(v -> v.sum(1.0)));
    Dimension nameless = dimension("FunctionName", "lotto").toBuilder().value(null).build();
    assertNull("metricData.1.member.dimensions", "Lotto", d -> d.dimensions(nameless));
    assertThatThrownBy(() -> put("Lotto", datum().toBuilder().value(null).build()))
        .isInstanceOf(MissingRequiredParameterException.class)
        .hasMessageContaining("Value");
  }

  @Test
  void data_that_cannot_be_is_refused() {
    assertInvalid("reserved", "AWS/Lambda", d -> {});
    assertInvalid("Timestamp", "Lotto", d -> d.timestamp(TEN.minusSeconds(15 * 86_400)));
    assertInvalid("NaN", "Lotto", d -> d.value(Double.NaN));
    assertThatThrownBy(
            () ->
                put("Lotto", datum().toBuilder().value(null).values(1.0).counts(1.0, 2.0).build()))
        .isInstanceOf(InvalidParameterCombinationException.class);
  }

  @Test
  void queries_that_cannot_be_are_refused() {
    MetricDataQuery sum = errors("errors", 60, "Sum");

    assertRefused("lower-case letter", sum.toBuilder().id("Errors").build());
    assertRefused("not unique", sum, sum);
    assertRefused("either a MetricStat or an Expression", sum.toBuilder().expression("1").build());
    assertRefused("multiple of 60", errors("errors", 30, "Sum"));
    assertRefused("tm101", errors("errors", 60, "tm101"));
    assertRefused("which no query has", sum, expression("rate", "errors / all"));
    assertRefused("refers to itself", expression("a", "b + 1"), expression("b", "a + 1"));
    assertRefused("must be a time series", expression("one", "1"));
    assertThatThrownBy(() -> data(r -> r.startTime(Instant.EPOCH), sum))
        .hasMessageContaining("longer period");
    assertThatThrownBy(() -> data(r -> r.startTime(TEN.plusSeconds(900)), sum))
        .hasMessageContaining("StartTime");
  }

  private void assertRefused(String message, MetricDataQuery... queries) {
    assertThatThrownBy(() -> data(r -> {}, queries))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).matches("Validation(Error|Exception)"))
        .hasMessageContaining(message);
  }

  private void assertNull(
      String parameter, @Nullable String namespace, Consumer<MetricDatum.Builder> change) {
    assertThatThrownBy(() -> put(namespace, datum().toBuilder().applyMutation(change).build()))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("Value null at '")
        .hasMessageContaining(parameter);
  }

  private void assertInvalid(
      String message, String namespace, Consumer<MetricDatum.Builder> change) {
    assertThatThrownBy(() -> put(namespace, datum().toBuilder().applyMutation(change).build()))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining(message);
  }

  private static MetricDatum datum() {
    return MetricDatum.builder().metricName("Draws").value(1.0).build();
  }

  private static MetricDataQuery expression(String id, String expression) {
    return MetricDataQuery.builder().id(id).expression(expression).build();
  }

  private MetricDataResult data(
      Consumer<GetMetricDataRequest.Builder> more, MetricDataQuery... queries) {
    return world
        .client
        .getMetricData(
            r ->
                r.startTime(TEN)
                    .endTime(TEN.plusSeconds(600))
                    .metricDataQueries(queries)
                    .applyMutation(more))
        .metricDataResults()
        .getFirst();
  }

  private List<String> metrics(Consumer<ListMetricsRequest.Builder> filter) {
    return world.client.listMetrics(filter).metrics().stream().map(Metric::metricName).toList();
  }

  private void put(@Nullable String namespace, MetricDatum datum) {
    world.client.putMetricData(r -> r.namespace(namespace).metricData(datum));
  }

  private void errorsAt(String clock, int count) {
    world.at(clock);
    world.recordErrors(count);
  }
}
