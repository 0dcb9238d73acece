package bluegreen.embedded.cloudwatch;

import bluegreen.embedded.cloudwatch.metric.Distribution;
import bluegreen.embedded.cloudwatch.metric.Errors;
import bluegreen.embedded.cloudwatch.metric.MetricKey;
import bluegreen.embedded.cloudwatch.metric.MetricStatistic;
import bluegreen.embedded.cloudwatch.metric.MetricStore;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** CloudWatch's GetMetricStatistics, whose errors differ from those of other operations. */
final class StatisticsOperations {
  private static final int MOST_DATAPOINTS = 1_440;

  private final Timeline timeline;
  private final MetricStore store;

  StatisticsOperations(Timeline timeline, MetricStore store) {
    this.timeline = timeline;
    this.store = store;
  }

  public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
    check(request);
    MetricKey metric =
        new MetricKey(request.namespace(), request.metricName(), request.dimensions());
    return GetMetricStatisticsResponse.builder()
        .label(request.metricName())
        .datapoints(
            store.units(metric).stream()
                .filter(unit -> request.unit() == null || request.unit() == unit)
                .flatMap(unit -> datapoints(metric, unit, request))
                .toList())
        .build();
  }

  private Stream<Datapoint> datapoints(
      MetricKey metric, StandardUnit unit, GetMetricStatisticsRequest request) {
    Duration period = Duration.ofSeconds(request.period());
    Stream<Instant> starts =
        Stream.iterate(
            request.startTime().truncatedTo(ChronoUnit.MINUTES),
            start -> start.isBefore(request.endTime()),
            start -> start.plus(period));
    return starts.flatMap(
        start -> {
          Distribution samples =
              store.between(metric, unit, start, start.plus(period), timeline.now());
          return samples.isEmpty()
              ? Stream.empty()
              : Stream.of(datapoint(start, samples, unit, request));
        });
  }

  private static Datapoint datapoint(
      Instant start, Distribution samples, StandardUnit unit, GetMetricStatisticsRequest request) {
    List<Statistic> wanted = request.statistics();
    Datapoint.Builder point = Datapoint.builder().timestamp(start).unit(unit);
    point.sum(wanted.contains(Statistic.SUM) ? samples.sum() : null);
    point.average(wanted.contains(Statistic.AVERAGE) ? samples.average() : null);
    point.minimum(wanted.contains(Statistic.MINIMUM) ? samples.minimum() : null);
    point.maximum(wanted.contains(Statistic.MAXIMUM) ? samples.maximum() : null);
    point.sampleCount(wanted.contains(Statistic.SAMPLE_COUNT) ? samples.count() : null);
    return request.hasExtendedStatistics()
        ? point.extendedStatistics(extended(samples, request.extendedStatistics())).build()
        : point.build();
  }

  private static Map<String, Double> extended(Distribution samples, List<String> names) {
    return names.stream()
        .collect(Collectors.toMap(Function.identity(), n -> MetricStatistic.of(n).over(samples)));
  }

  private static void check(GetMetricStatisticsRequest request) {
    if (!request.startTime().isBefore(request.endTime())) {
      throw Errors.invalidValue("The parameter StartTime must be less than the parameter EndTime.");
    }
    if (request.period() < 60 || request.period() % 60 != 0) {
      throw Errors.invalidValue(
          "The parameter Period must be a multiple of 60 (less is not served here).");
    }
    if (!request.hasStatistics() && !request.hasExtendedStatistics()) {
      throw Errors.combination(
          "At least one of Statistics and ExtendedStatistics must be specified.");
    }
    long points =
        Duration.between(request.startTime(), request.endTime()).toSeconds() / request.period();
    if (points > MOST_DATAPOINTS) {
      throw Errors.combination(
          "You have requested up to "
              + points
              + " datapoints, which exceeds the limit of 1440. You may reduce the datapoints"
              + " requested by increasing Period, or decreasing the time range.");
    }
  }
}
