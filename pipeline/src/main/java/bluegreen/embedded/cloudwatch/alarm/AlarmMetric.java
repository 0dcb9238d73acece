package bluegreen.embedded.cloudwatch.alarm;

import bluegreen.embedded.cloudwatch.metric.Errors;
import bluegreen.embedded.cloudwatch.metric.MetricQueries;
import bluegreen.embedded.cloudwatch.metric.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/**
 * The value that an alarm watches: one of the alarm's queries; a plain metric counts as a query.
 */
record AlarmMetric(MetricQueries queries, String id) {
  static AlarmMetric of(MetricAlarm alarm) {
    List<MetricDataQuery> queries = alarm.hasMetrics() ? alarm.metrics() : List.of(plain(alarm));
    List<String> watched =
        queries.stream()
            .filter(q -> !Boolean.FALSE.equals(q.returnData()))
            .map(MetricDataQuery::id)
            .toList();
    Errors.require(
        watched.size() == 1, "Exactly one element of the metrics list should return data.");
    return new AlarmMetric(new MetricQueries(queries), watched.getFirst());
  }

  Duration period() {
    return queries.period(id);
  }

  double value(Instant start, MetricStore store, Instant now) {
    return queries.value(id, start, period(), store, now);
  }

  /** The number of samples behind a value; 1 for an expression. */
  double samples(Instant start, MetricStore store, Instant now) {
    return queries.samples(id, start, period(), store, now);
  }

  private static MetricDataQuery plain(MetricAlarm alarm) {
    String statistic =
        alarm.statistic() == null ? alarm.extendedStatistic() : alarm.statisticAsString();
    return MetricDataQuery.builder()
        .id("m1")
        .metricStat(
            MetricStat.builder()
                .metric(metric(alarm))
                .period(alarm.period())
                .stat(statistic)
                .unit(alarm.unit())
                .build())
        .build();
  }

  private static Metric metric(MetricAlarm alarm) {
    return Metric.builder()
        .namespace(alarm.namespace())
        .metricName(alarm.metricName())
        .dimensions(alarm.dimensions())
        .build();
  }
}
