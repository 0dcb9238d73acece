package bluegreen.aws.evidence;

import bluegreen.ports.Deployment.Period;
import bluegreen.ports.evidence.Answers;
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
public final class MetricValues {
  /**
   * The longest that a deployment takes: 2,880 minutes of shifting and an hour for each hook. An
   * end in the future asks for all there is, whatever the clocks say.
   */
  private static final Duration LONGEST = Duration.ofHours(50);

  private final Map<String, NavigableMap<Instant, Double>> values = new HashMap<>();

  private MetricValues() {}

  /** Asks for all values of a period, to the minute; its end may still be to come. */
  public static MetricValues of(
      CloudWatchClient cloudWatch, List<MetricDataQuery> queries, Period period) {
    MetricValues answer = new MetricValues();
    Instant start = period.created().truncatedTo(ChronoUnit.MINUTES);
    Instant end = period.ended().map(MetricValues::minuteAfter).orElse(start.plus(LONGEST));
    cloudWatch
        .getMetricDataPaginator(r -> r.metricDataQueries(queries).startTime(start).endTime(end))
        .metricDataResults()
        .forEach(answer::add);
    return answer;
  }

  private static Instant minuteAfter(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
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

  /** All counts together, rounded. */
  public long sum(String id) {
    return Math.round(of(id).values().stream().mapToDouble(Double::doubleValue).sum());
  }

  /** How requests were answered, minute by minute; a minute without requests is missing. */
  NavigableMap<Instant, Answers> answers(String requests, String errors) {
    NavigableMap<Instant, Answers> answers = new TreeMap<>();
    of(requests)
        .forEach(
            (at, count) -> {
              long bad = Math.round(of(errors).getOrDefault(at, 0.0));
              answers.put(at, new Answers(Math.max(Math.round(count), bad), bad));
            });
    return answers;
  }

  /** The newest value; NaN if there is none. */
  double newest(String id) {
    NavigableMap<Instant, Double> known = of(id);
    return known.isEmpty() ? Double.NaN : known.lastEntry().getValue();
  }

  private NavigableMap<Instant, Double> of(String id) {
    return values.getOrDefault(id, Collections.emptyNavigableMap());
  }
}
