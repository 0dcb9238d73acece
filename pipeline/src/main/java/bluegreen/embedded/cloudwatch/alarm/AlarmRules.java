package bluegreen.embedded.cloudwatch.alarm;

import static bluegreen.embedded.cloudwatch.metric.Errors.require;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;

/** Validates the configuration of an alarm. */
public final class AlarmRules {
  private static final int MOST_METRICS = 10;
  private static final Set<String> MISSING_DATA =
      Set.of("missing", "ignore", "breaching", "notBreaching");
  private static final Set<String> LOW_SAMPLES = Set.of("evaluate", "ignore");
  private static final Set<ComparisonOperator> COMPARISONS =
      Set.of(
          ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
          ComparisonOperator.GREATER_THAN_THRESHOLD,
          ComparisonOperator.LESS_THAN_THRESHOLD,
          ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD);

  /** What can't be beside Metrics. The texts for Statistic and Unit were seen on AWS. */
  private static final Map<String, Function<MetricAlarm, @Nullable Object>> EXCLUDED =
      new TreeMap<>(
          Map.of(
              "MetricName", MetricAlarm::metricName,
              "Namespace", MetricAlarm::namespace,
              "Dimensions", MetricAlarm::dimensions,
              "Period", MetricAlarm::period,
              "Statistic", MetricAlarm::statistic,
              "ExtendedStatistic", MetricAlarm::extendedStatistic,
              "Unit", MetricAlarm::unit));

  private AlarmRules() {}

  private static boolean isUnset(@Nullable Object member) {
    return member == null || (member instanceof Collection<?> list && list.isEmpty());
  }

  /** Fails if the configuration is invalid. */
  public static void check(MetricAlarm alarm) {
    checkThreshold(alarm);
    checkMetric(alarm);
    checkPeriods(alarm);
  }

  /** Fails if a composite alarm has a suppressor without its times, or times without it. */
  public static void checkSuppressor(PutCompositeAlarmRequest alarm) {
    boolean suppressed = alarm.actionsSuppressor() != null;
    require(
        (alarm.actionsSuppressorWaitPeriod() != null) == suppressed
            && (alarm.actionsSuppressorExtensionPeriod() != null) == suppressed,
        "ActionsSuppressor, ActionsSuppressorWaitPeriod and ActionsSuppressorExtensionPeriod must"
            + " be given together.");
  }

  private static void checkThreshold(MetricAlarm alarm) {
    require(
        alarm.thresholdMetricId() == null,
        "Anomaly detection alarms are not served here: use a Threshold.");
    require(
        COMPARISONS.contains(alarm.comparisonOperator()),
        "ComparisonOperator must be one of "
            + COMPARISONS
            + " (anomaly detection is not served here).");
    require(alarm.threshold() != null, "The parameter Threshold is required.");
    require(
        alarm.treatMissingData() == null || MISSING_DATA.contains(alarm.treatMissingData()),
        "Option for TreatMissingData is not valid: " + alarm.treatMissingData());
    require(
        alarm.evaluateLowSampleCountPercentile() == null
            || LOW_SAMPLES.contains(alarm.evaluateLowSampleCountPercentile()),
        "Option for EvaluateLowSampleCountPercentile is not valid: "
            + alarm.evaluateLowSampleCountPercentile());
  }

  private static void checkMetric(MetricAlarm alarm) {
    if (alarm.hasMetrics()) {
      EXCLUDED.forEach(
          (name, member) ->
              require(
                  isUnset(member.apply(alarm)),
                  name + " should not be set if list of Metrics is set."));
      require(
          alarm.metrics().size() <= MOST_METRICS,
          "An alarm can watch at most " + MOST_METRICS + " metrics.");
    } else {
      require(alarm.metricName() != null, "MetricName must not be null");
      require(alarm.namespace() != null, "Namespace must not be null");
      require(
          (alarm.statistic() == null) != (alarm.extendedStatistic() == null),
          "Exactly one of Statistic and ExtendedStatistic must be given.");
    }
  }

  private static void checkPeriods(MetricAlarm alarm) {
    Integer periods = alarm.evaluationPeriods();
    require(periods != null, "The parameter EvaluationPeriods is required.");
    Integer needed = alarm.datapointsToAlarm();
    require(
        needed == null || needed <= periods,
        "DatapointsToAlarm must be from 1 to EvaluationPeriods.");
    Duration period = AlarmMetric.of(alarm).period();
    Duration most = Duration.ofDays(period.compareTo(Duration.ofHours(1)) < 0 ? 1 : 7);
    require(
        period.multipliedBy(periods).compareTo(most) <= 0,
        "Metrics cannot be checked across more than "
            + most.toDays()
            + " day(s): EvaluationPeriods x"
            + " Period is too long.");
  }
}
