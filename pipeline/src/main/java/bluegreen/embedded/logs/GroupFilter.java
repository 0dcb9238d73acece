package bluegreen.embedded.logs;

import bluegreen.embedded.logs.pattern.FilterPattern;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;

/**
 * A metric filter of a group.
 *
 * @param shown as operations show it
 * @param pattern the filter's pattern
 */
record GroupFilter(MetricFilter shown, FilterPattern pattern) {
  String group() {
    return shown.logGroupName();
  }

  String name() {
    return shown.filterName();
  }

  /** What becomes of an event that matches; a filter has exactly one. */
  MetricTransformation transformation() {
    return shown.metricTransformations().getFirst();
  }
}
