package bluegreen.aws.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** CloudWatch's answer to several questions: values by the time at which their period begins. */
final class MetricValues {
  /**
   * The longest that a deployment takes: 2,880 minutes of shifting and an hour for each hook. An
   * end in the future asks for all there is, whatever the clocks say.
   */
  private static final Duration LONGEST = Duration.ofHours(50);

  private final Map<String, NavigableMap<Instant, Double>> values = new HashMap<>();

  private MetricValues() {}

  /** Asks for all values from a time on. */
  static MetricValues of(
      CloudWatchClient cloudWatch, List<MetricDataQuery> queries, Instant since) {
    MetricValues answer = new MetricValues();
    Instant start = since.truncatedTo(ChronoUnit.MINUTES);
    cloudWatch
        .getMetricDataPaginator(
            r -> r.metricDataQueries(queries).startTime(start).endTime(start.plus(LONGEST)))
        .metricDataResults()
        .forEach(answer::add);
    return answer;
  }

  private void add(MetricDataResult result) {
    if (result.id() == null) {
      return;
    }
    NavigableMap<Instant, Double> known = values.computeIfAbsent(result.id(), _ -> new TreeMap<>());
    int whole = Math.min(result.timestamps().size(), result.values().size());
    for (int i = 0; i < whole; i++) {
      known.put(result.timestamps().get(i), result.values().get(i));
    }
  }

  /** Counts, rounded. */
  NavigableMap<Instant, Long> of(String id) {
    NavigableMap<Instant, Long> counts = new TreeMap<>();
    values
        .getOrDefault(id, Collections.emptyNavigableMap())
        .forEach((at, value) -> counts.put(at, Math.round(value)));
    return counts;
  }

  /** A count, 0 if there is none. */
  long at(String id, Instant at) {
    return Math.round(
        values.getOrDefault(id, Collections.emptyNavigableMap()).getOrDefault(at, 0.0));
  }

  /** The newest value; NaN if there is none. */
  double newest(String id) {
    NavigableMap<Instant, Double> known = values.getOrDefault(id, Collections.emptyNavigableMap());
    return known.isEmpty() ? Double.NaN : known.lastEntry().getValue();
  }
}
