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
    List<MetricDataQuery> wanted =
        request.metricDataQueries().stream()
            .filter(q -> !Boolean.FALSE.equals(q.returnData()))
            .toList();
    List<Point> points = wanted.stream().flatMap(q -> points(q, queries, request)).toList();
    Page<Point> page =
        Page.of(
            points, request.nextToken(), request.maxDatapoints(), MOST_DATAPOINTS, Errors::token);
    MetricLabels labels = new MetricLabels(wanted);
    return GetMetricDataResponse.builder()
        .metricDataResults(wanted.stream().map(q -> result(q, labels, points, page)).toList())
        .messages(List.of())
        .nextToken(page.next())
        .build();
  }

  /** One value of one query. */
  private record Point(String query, Instant at, double value) {}

  public ListMetricsResponse listMetrics(ListMetricsRequest request) {
    List<Metric> metrics =
        store.metrics(timeline.now()).stream()
            .map(MetricKey::toMetric)
            .filter(m -> matches(m, request))
            .sorted(Comparator.comparing(Metric::toString))
            .toList();
    Page<Metric> page =
        Page.of(metrics, request.nextToken(), null, METRICS_PER_PAGE, Errors::invalidValue);
    return ListMetricsResponse.builder().metrics(page.items()).nextToken(page.next()).build();
  }

  private Stream<Point> points(
      MetricDataQuery query, MetricQueries queries, GetMetricDataRequest request) {
    Duration period = queries.period(query.id());
    Errors.require(
        Duration.between(request.startTime(), request.endTime()).dividedBy(period)
            <= MOST_DATAPOINTS,
        "At most "
            + MOST_DATAPOINTS
            + " data points can be asked for at once: use a longer period.");
    List<Point> points = new ArrayList<>();
    Stream<Instant> starts =
        Stream.iterate(
            request.startTime().truncatedTo(ChronoUnit.MINUTES),
            start -> start.isBefore(request.endTime()),
            start -> start.plus(period));
    starts.forEach(
        start -> {
          double value = queries.value(query.id(), start, period, store, timeline.now());
          if (!Double.isNaN(value)) {
            points.add(new Point(query.id(), start, value));
          }
        });
    boolean ascending = request.scanBy() == ScanBy.TIMESTAMP_ASCENDING;
    return (ascending ? points : points.reversed()).stream();
  }

  /**
   * The values of one query on one page; it is complete if its last value is not on a later one.
   */
  private static MetricDataResult result(
      MetricDataQuery query, MetricLabels labels, List<Point> all, Page<Point> page) {
    List<Point> shown = page.items().stream().filter(p -> p.query().equals(query.id())).toList();
    boolean later =
        page.next() != null
            && all.subList(Integer.parseInt(page.next()), all.size()).stream()
                .anyMatch(p -> p.query().equals(query.id()));
    return MetricDataResult.builder()
        .id(query.id())
        .label(labels.of(query))
        .timestamps(shown.stream().map(Point::at).toList())
        .values(shown.stream().map(Point::value).toList())
        .statusCode(later ? StatusCode.PARTIAL_DATA : StatusCode.COMPLETE)
        .build();
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
