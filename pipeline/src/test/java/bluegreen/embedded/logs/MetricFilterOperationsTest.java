package bluegreen.embedded.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bluegreen.embedded.model.Readings.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.LimitExceededException;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

class MetricFilterOperationsTest {
  private LogsWorld world = new LogsWorld();

  @Test
  void events_that_match_are_counted_by_the_value_of_a_field() {
    put("{ $.status >= 500 }", made -> made.dimensions(Map.of("Version", "$.version")));

    write("{\"status\":502,\"version\":\"7\"}");
    write("{\"status\":502,\"version\":7}");
    write("{\"status\":200,\"version\":\"7\"}");
    write("{\"status\":500,\"version\":\"8\"}");

    assertThat(sum(dimension("Version", "7"))).isEqualTo(2);
    assertThat(sum(dimension("Version", "8"))).isEqualTo(1);
  }

  @Test
  void an_event_without_the_field_is_counted_without_the_dimension() {
    put("{ $.status >= 500 }", made -> made.dimensions(Map.of("Version", "$.version")));

    write("{\"status\":502}");

    assertThat(sum()).isEqualTo(1);
    assertThat(world.metrics.listMetrics(r -> {}).metrics())
        .extracting(Metric::dimensions)
        .containsExactly(List.of());
  }

  @Test
  void the_value_may_be_a_field_too() {
    put("{ $.took = * }", made -> made.metricValue("$.took").unit("Milliseconds"));

    write("{\"took\":1.5}");
    write("{\"took\":\"2.5\"}");
    write("{\"took\":\"long\"}");

    assertThat(sum()).isEqualTo(4);
  }

  @Test
  void a_minute_with_events_of_which_none_matches_has_the_default_value_once() {
    put("ERROR", made -> made.defaultValue(5.0));

    write("fine");
    write("fine");
    world.pass(Duration.ofMinutes(1));
    assertThat(sum()).isEqualTo(5);

    write("fine");
    write("ERROR");
    write("fine");
    world.pass(Duration.ofMinutes(1));
    assertThat(sum()).isEqualTo(6);
  }

  @Test
  void events_are_counted_when_they_arrive_at_the_time_when_they_happened() {
    world = new LogsWorld(new Delivery(Duration.ofMinutes(3), Duration.ofMinutes(3), 0));
    put("ERROR", made -> {});

    write("ERROR");
    world.pass(Duration.ofMinutes(2));
    assertThat(sum()).isZero();
    world.pass(Duration.ofMinutes(1));
    assertThat(sum()).isEqualTo(1);
    assertThat(
            world
                .metrics
                .getMetricStatistics(
                    r ->
                        r.namespace("app")
                            .metricName("Errors")
                            .startTime(LogsWorld.START)
                            .endTime(LogsWorld.START.plusSeconds(60))
                            .period(60)
                            .statisticsWithStrings("Sum"))
                .datapoints())
        .hasSize(1);
  }

  @Test
  void a_filter_is_shown_replaced_and_deleted() {
    put("ERROR", made -> {});
    put("FATAL", made -> {});

    MetricFilter filter = filters("app").getFirst();

    assertThat(filters("app")).hasSize(1);
    assertThat(filter.filterPattern()).isEqualTo("FATAL");
    assertThat(filter.logGroupName()).isEqualTo("app");
    assertThat(filter.creationTime()).isEqualTo(LogsWorld.at(0));
    assertThat(filter.metricTransformations().getFirst().metricName()).isEqualTo("Errors");
    assertThat(world.client.describeLogGroups(r -> {}).logGroups().getFirst().metricFilterCount())
        .isEqualTo(1);
    world.client.deleteMetricFilter(r -> r.logGroupName("app").filterName("errors"));
    assertThat(filters("app")).isEmpty();
    assertThatThrownBy(
            () -> world.client.deleteMetricFilter(r -> r.logGroupName("app").filterName("errors")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("The specified metric filter does not exist.");
  }

  @Test
  void filters_are_found_by_prefix_and_by_metric() {
    put("ERROR", made -> {});

    assertThat(world.client.describeMetricFilters(r -> r.filterNamePrefix("err")).metricFilters())
        .hasSize(1);
    assertThat(world.client.describeMetricFilters(r -> r.filterNamePrefix("x")).metricFilters())
        .isEmpty();
    assertThat(
            world
                .client
                .describeMetricFilters(r -> r.metricNamespace("app").metricName("Errors"))
                .metricFilters())
        .hasSize(1);
    assertThat(
            world
                .client
                .describeMetricFilters(r -> r.metricNamespace("app").metricName("Other"))
                .metricFilters())
        .isEmpty();
    assertThatThrownBy(() -> world.client.describeMetricFilters(r -> r.metricName("Errors")))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void a_group_has_a_hundred_filters_at_most() {
    for (int i = 0; i < 100; i++) {
      put("filter-" + i, "ERROR", made -> {});
    }

    put("filter-7", "FATAL", made -> {});
    assertThatThrownBy(() -> put("one more", "ERROR", made -> {}))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("Resource limit exceeded.");
  }

  @Test
  void what_aws_refuses_is_refused() {
    refused(
        "dimensions and default value are mutually exclusive properties",
        "{ $.a = 1 }",
        made -> made.defaultValue(0.0).dimensions(Map.of("A", "$.a")));
    refused(
        "The specified filter pattern does not support dimensions",
        "ERROR",
        made -> made.dimensions(Map.of("A", "$.a")));
    refused(
        "at most 3 dimensions",
        "{ $.a = 1 }",
        made -> made.dimensions(Map.of("A", "$.a", "B", "$.b", "C", "$.c", "D", "$.d")));
    refused("not a field: a", "{ $.a = 1 }", made -> made.dimensions(Map.of("A", "a")));
    refused("neither a number nor a field: $.a", "ERROR", made -> made.metricValue("$.a"));
    refused("neither a number nor a field: much", "ERROR", made -> made.metricValue("much"));
    refused("Invalid filter pattern", "{ $.a", made -> {});
    assertThatThrownBy(
            () ->
                world.client.putMetricFilter(
                    r ->
                        r.logGroupName("app")
                            .filterName("errors")
                            .filterPattern("")
                            .applyOnTransformedLogs(true)
                            .metricTransformations(transformation(made -> {}))))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining("applyOnTransformedLogs");
  }

  private void refused(String why, String pattern, Consumer<MetricTransformation.Builder> made) {
    assertThatThrownBy(() -> put(pattern, made))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining(why);
  }

  private void put(String pattern, Consumer<MetricTransformation.Builder> made) {
    put("errors", pattern, made);
  }

  private void put(String name, String pattern, Consumer<MetricTransformation.Builder> made) {
    world.client.putMetricFilter(
        r ->
            r.logGroupName("app")
                .filterName(name)
                .filterPattern(pattern)
                .metricTransformations(transformation(made)));
  }

  private static MetricTransformation transformation(Consumer<MetricTransformation.Builder> made) {
    return MetricTransformation.builder()
        .metricNamespace("app")
        .metricName("Errors")
        .metricValue("1")
        .applyMutation(made)
        .build();
  }

  private void write(String message) {
    world.write("app", "a", message);
    world.pass(Duration.ZERO);
  }

  private List<MetricFilter> filters(String group) {
    return world.client.describeMetricFilters(r -> r.logGroupName(group)).metricFilters();
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private double sum(Dimension... dimensions) {
    return world
        .metrics
        .getMetricStatistics(
            r ->
                r.namespace("app")
                    .metricName("Errors")
                    .dimensions(dimensions)
                    .startTime(LogsWorld.START)
                    .endTime(LogsWorld.START.plusSeconds(3600))
                    .period(3600)
                    .statisticsWithStrings("Sum"))
        .datapoints()
        .stream()
        .mapToDouble(point -> point.sum())
        .sum();
  }
}
