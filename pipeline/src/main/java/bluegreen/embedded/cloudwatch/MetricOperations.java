package bluegreen.embedded.cloudwatch;

import bluegreen.embedded.cloudwatch.metric.Errors;
import bluegreen.embedded.cloudwatch.metric.MetricKey;
import bluegreen.embedded.cloudwatch.metric.MetricQueries;
import bluegreen.embedded.cloudwatch.metric.MetricSample;
import bluegreen.embedded.cloudwatch.metric.MetricStore;
import bluegreen.embedded.model.Page;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** CloudWatch's operations on metrics. */
final class MetricOperations {
  private static final int METRICS_PER_PAGE = 500;
  private static final int MOST_QUERIES = 500;
  private static final int MOST_DATAPOINTS = 100_800;

  private final Timeline timeline;
  private final MetricStore store;

  MetricOperations(Timeline timeline, MetricStore store) {
    this.timeline = timeline;
    this.store = store;
  }

  public PutMetricDataResponse putMetricData(PutMetricDataRequest request) {
    List<MetricSample> samples =
        request.metricData().stream()
            .map(d -> MetricSample.of(request.namespace(), d, timeline.now()))
            .toList();
    samples.forEach(s -> store.add(s.metric(), s.at(), s.unit(), s.values()));
    return PutMetricDataResponse.builder().build();
  }

  public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
    Errors.require(
        request.startTime() != null
            && request.endTime() != null
            && request.startTime().isBefore(request.endTime()),
        "The parameter StartTime must be less than the parameter EndTime.");
    Errors.require(
        request.metricDataQueries().size() <= MOST_QUERIES,
        "At most " + MOST_QUERIES + " metric data queries can be made at once.");
    MetricQueries queries = new MetricQueries(request.metricDataQueries());
    return GetMetricDataResponse.builder()
        .metricDataResults(
            request.metricDataQueries().stream()
                .filter(q -> !Boolean.FALSE.equals(q.returnData()))
                .map(q -> result(q, queries, request))
                .toList())
        .build();
  }

  public ListMetricsResponse listMetrics(ListMetricsRequest request) {
    List<Metric> metrics =
        store.metrics(timeline.now()).stream()
            .map(MetricKey::toMetric)
            .filter(m -> matches(m, request))
            .sorted(Comparator.comparing(Metric::toString))
            .toList();
    Page<Metric> page =
        Page.of(metrics, request.nextToken(), null, METRICS_PER_PAGE, Errors::token);
    return ListMetricsResponse.builder().metrics(page.items()).nextToken(page.next()).build();
  }

  private MetricDataResult result(
      MetricDataQuery query, MetricQueries queries, GetMetricDataRequest request) {
    Duration period = queries.period(query.id());
    Errors.require(
        Duration.between(request.startTime(), request.endTime()).dividedBy(period)
            <= MOST_DATAPOINTS,
        "At most "
            + MOST_DATAPOINTS
            + " data points can be asked for at once: use a longer period.");
    List<Instant> times = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    Stream<Instant> starts =
        Stream.iterate(
            request.startTime().truncatedTo(ChronoUnit.MINUTES),
            start -> start.isBefore(request.endTime()),
            start -> start.plus(period));
    starts.forEach(
        start -> {
          double value = queries.value(query.id(), start, period, store, timeline.now());
          if (!Double.isNaN(value)) {
            times.add(start);
            values.add(value);
          }
        });
    boolean ascending = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
    return MetricDataResult.builder()
        .id(query.id())
        .label(label(query))
        .timestamps(ascending ? times : times.reversed())
        .values(ascending ? values : values.reversed())
        .statusCode(StatusCode.COMPLETE)
        .build();
  }

  private static String label(MetricDataQuery query) {
    if (query.label() != null) {
      return query.label();
    }
    return query.metricStat() == null ? query.id() : query.metricStat().metric().metricName();
  }

  private static boolean matches(Metric metric, ListMetricsRequest request) {
    return (request.namespace() == null || request.namespace().equals(metric.namespace()))
        && (request.metricName() == null || request.metricName().equals(metric.metricName()))
        && request.dimensions().stream()
            .allMatch(f -> metric.dimensions().stream().anyMatch(d -> matches(d, f)));
  }

  private static boolean matches(Dimension dimension, DimensionFilter filter) {
    return dimension.name().equals(filter.name())
        && (filter.value() == null || filter.value().equals(dimension.value()));
  }
}
