package bluegreen.embedded.cloudwatch.alarm;

import bluegreen.embedded.cloudwatch.metric.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * One evaluation of one alarm: M breaching data points out of the last N.
 *
 * <p>CloudWatch reads more than N periods, so that a late or missing point doesn't change the state
 * at once. How missing points count is a table in the user guide, which a test repeats.
 *
 * @param points the last N data points, oldest first; fewer if points are missing
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">
 *     How alarms treat missing data</a>
 */
record AlarmEvaluation(MetricAlarm alarm, List<Point> points) {
  /** How many more periods than N are read: the user guide's example reads five for N = 3. */
  private static final int EXTRA_PERIODS = 2;

  /**
   * A period's value.
   *
   * @param samples the number of samples behind the value
   */
  record Point(Instant at, double value, double samples) {}

  AlarmEvaluation {
    points = List.copyOf(points);
  }

  /** Reads the alarm's data points, up to the period that ends at {@code end}. */
  static AlarmEvaluation of(MetricAlarm alarm, MetricStore store, Instant end, Instant now) {
    AlarmMetric metric = AlarmMetric.of(alarm);
    Duration period = metric.period();
    List<Point> points = new ArrayList<>();
    int periods = alarm.evaluationPeriods() + EXTRA_PERIODS;
    for (int i = 0; i < periods && points.size() < alarm.evaluationPeriods(); i++) {
      Instant start = end.minus(period.multipliedBy(i + 1));
      double value = metric.value(start, store, now);
      if (!Double.isNaN(value)) {
        points.addFirst(new Point(start, value, metric.samples(start, store, now)));
      }
    }
    return new AlarmEvaluation(alarm, points);
  }

  /** The resulting state; empty if the alarm keeps its state because data is missing. */
  Optional<StateValue> state() {
    if (hasTooFewSamples()) {
      return Optional.empty();
    }
    long breaching = breaching().size();
    return switch (treatMissingData()) {
      case "breaching" -> Optional.of(alarmIf(breaching + missing() >= needed()));
      case "notBreaching" -> Optional.of(alarmIf(breaching >= needed()));
      case "ignore" ->
          breaching < needed() && breaching == points.size()
              ? Optional.empty()
              : Optional.of(alarmIf(breaching >= needed()));
      default ->
          Optional.of(
              points.isEmpty()
                  ? StateValue.INSUFFICIENT_DATA
                  : alarmIf(breaching >= Math.min(needed(), points.size())));
    };
  }

  /**
   * Whether the alarm watches a percentile, is set to ignore low sample counts, and has one: fewer
   * than 10 / (1 - p) samples, or than 10 / p below the median.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html">
   *     Percentile-based alarms and low data samples</a>
   */
  private boolean hasTooFewSamples() {
    String statistic = alarm.extendedStatistic();
    if (points.isEmpty()
        || statistic == null
        || !statistic.startsWith("p")
        || !"ignore".equals(alarm.evaluateLowSampleCountPercentile())) {
      return false;
    }
    double share = Double.parseDouble(statistic.substring(1)) / 100;
    long needed = Math.round(10 / (share < 0.5 ? share : 1 - share));
    return points.stream().mapToDouble(Point::samples).sum() < needed;
  }

  /** The points that breach the threshold. */
  List<Point> breaching() {
    return points.stream().filter(p -> breaches(p.value())).toList();
  }

  /** The number of missing points among N. */
  int missing() {
    return alarm.evaluationPeriods() - points.size();
  }

  /** M, the number of breaching points that make an ALARM. */
  int needed() {
    return alarm.datapointsToAlarm() == null
        ? alarm.evaluationPeriods()
        : alarm.datapointsToAlarm();
  }

  String treatMissingData() {
    return alarm.treatMissingData() == null ? "missing" : alarm.treatMissingData();
  }

  private boolean breaches(double value) {
    double threshold = alarm.threshold();
    return switch (alarm.comparisonOperator()) {
      case GREATER_THAN_THRESHOLD -> value > threshold;
      case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value >= threshold;
      case LESS_THAN_THRESHOLD -> value < threshold;
      case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value <= threshold;
      default -> throw new IllegalStateException("refused when the alarm was put");
    };
  }

  private static StateValue alarmIf(boolean condition) {
    return condition ? StateValue.ALARM : StateValue.OK;
  }
}
