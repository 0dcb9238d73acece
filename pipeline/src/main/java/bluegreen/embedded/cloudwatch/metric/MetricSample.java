package bluegreen.embedded.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StatisticSet;

/**
 * One validated datum of PutMetricData.
 *
 * @param values adds the datum's values to a distribution
 */
public record MetricSample(
    MetricKey metric, Instant at, StandardUnit unit, Consumer<Distribution> values) {
  private static final Duration OLDEST = Duration.ofDays(14);
  private static final Duration NEWEST = Duration.ofHours(2);

  /** Validates a datum; fails with the error that CloudWatch returns. */
  public static MetricSample of(String namespace, MetricDatum datum, Instant now) {
    if (namespace.startsWith("AWS/")) {
      throw Errors.invalidValue(
          "The value AWS/ for parameter Namespace is invalid: it is reserved for AWS.");
    }
    Instant at = datum.timestamp() == null ? now : datum.timestamp();
    if (at.isBefore(now.minus(OLDEST)) || at.isAfter(now.plus(NEWEST))) {
      throw Errors.invalidValue(
          "The parameter Timestamp must be within the last 14 days and the next 2 hours.");
    }
    return new MetricSample(
        new MetricKey(namespace, datum.metricName(), datum.dimensions()),
        at,
        datum.unit() == null ? StandardUnit.NONE : datum.unit(),
        values(datum));
  }

  private static Consumer<Distribution> values(MetricDatum datum) {
    if (datum.value() != null) {
      double value = finite(datum.value());
      return samples -> samples.add(value, 1);
    }
    if (datum.statisticValues() != null) {
      StatisticSet set = datum.statisticValues();
      return s -> s.addSummary(set.sampleCount(), set.sum(), set.minimum(), set.maximum());
    }
    if (!datum.hasValues()) {
      throw Errors.missing("MetricData.member.1.Value");
    }
    List<Double> counts =
        datum.hasCounts() ? datum.counts() : datum.values().stream().map(v -> 1.0).toList();
    if (counts.size() != datum.values().size()) {
      throw Errors.combination("The parameters Values and Counts must have the same length.");
    }
    datum.values().forEach(MetricSample::finite);
    return samples ->
        IntStream.range(0, counts.size())
            .forEach(i -> samples.add(datum.values().get(i), counts.get(i)));
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) {
      throw Errors.invalidValue(
          "The value " + value + " for parameter MetricData.member.1.Value is invalid.");
    }
    return value;
  }
}
