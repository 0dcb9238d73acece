package bluegreen.embedded.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * The measurements of each metric, by minute.
 *
 * <p>It keeps the last 24 hours (AWS: 15 days of minutes), which limits the memory of a
 * long-running embedded AWS. A metric without data in that time is dropped.
 */
public final class MetricStore {
  static final Duration KEPT = Duration.ofHours(24);

  /** AWS services publish the samples of a minute after the minute has ended. */
  private static final Duration PUBLISHED_AFTER = Duration.ofMinutes(1);

  private final Map<MetricKey, Series> metrics = new LinkedHashMap<>();

  /** Lets {@code samples} add values to the minute that contains {@code at}. */
  public void add(MetricKey metric, Instant at, StandardUnit unit, Consumer<Distribution> samples) {
    Series series = metrics.computeIfAbsent(metric, k -> new Series(unit, new TreeMap<>()));
    Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
    samples.accept(series.minutes().computeIfAbsent(minute, m -> new Distribution()));
  }

  /**
   * The values from {@code from} (inclusive) to {@code to} (exclusive) that are published by {@code
   * now}.
   */
  public Distribution between(MetricKey metric, Instant from, Instant to, Instant now) {
    Distribution all = new Distribution();
    Series series = metrics.get(metric);
    if (series != null && from.isBefore(to)) {
      series.minutes().subMap(from, to).entrySet().stream()
          .filter(minute -> isVisible(metric, minute.getKey(), now))
          .forEach(minute -> all.addAll(minute.getValue()));
    }
    return all;
  }

  /** The unit of a metric's first sample. */
  public StandardUnit unit(MetricKey metric) {
    Series series = metrics.get(metric);
    return series == null ? StandardUnit.NONE : series.unit();
  }

  /** The metrics with data published by {@code now}. */
  public Set<MetricKey> metrics(Instant now) {
    return metrics.entrySet().stream()
        .filter(e -> isVisible(e.getKey(), e.getValue().minutes().firstKey(), now))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Deletes data older than {@link #KEPT}. */
  public void forget(Instant now) {
    metrics.values().forEach(s -> s.minutes().headMap(now.minus(KEPT)).clear());
    metrics.values().removeIf(s -> s.minutes().isEmpty());
  }

  private static boolean isVisible(MetricKey metric, Instant minute, Instant now) {
    return !metric.publishedByAws() || !minute.isAfter(now.minus(PUBLISHED_AFTER));
  }

  private record Series(StandardUnit unit, NavigableMap<Instant, Distribution> minutes) {}
}
