package bluegreen.embedded.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * The measurements of each metric, by unit and minute.
 *
 * <p>It keeps the last 24 hours (AWS: 15 days of minutes), which limits the memory of a
 * long-running embedded AWS. A metric without data in that time is dropped.
 */
public final class MetricStore {
  static final Duration KEPT = Duration.ofHours(24);

  private final Map<MetricKey, Series> metrics = new LinkedHashMap<>();
  private final Duration lateness;

  /** The minutes of each unit; the unit of the first sample comes first. */
  private record Series(Map<StandardUnit, NavigableMap<Instant, Minute>> byUnit) {
    boolean isEmpty() {
      return byUnit.values().stream().allMatch(Map::isEmpty);
    }
  }

  /**
   * @param lateness how long after its end a minute of an AWS service's metric still grows
   */
  public MetricStore(Duration lateness) {
    this.lateness = lateness;
  }

  /** Lets {@code samples} add values to the minute that contains {@code at}. */
  public void add(MetricKey metric, Instant at, StandardUnit unit, Consumer<Distribution> samples) {
    Duration late = metric.publishedByAws() ? lateness : Duration.ZERO;
    samples.accept(
        metrics
            .computeIfAbsent(metric, _ -> new Series(new LinkedHashMap<>()))
            .byUnit()
            .computeIfAbsent(unit, _ -> new TreeMap<>())
            .computeIfAbsent(at.truncatedTo(ChronoUnit.MINUTES), start -> new Minute(start, late))
            .next());
  }

  /**
   * The values from {@code from} (inclusive) to {@code to} (exclusive) that are published by {@code
   * now}.
   *
   * @param unit null for the values of every unit
   */
  public Distribution between(
      MetricKey metric, @Nullable StandardUnit unit, Instant from, Instant to, Instant now) {
    Distribution all = new Distribution();
    Series series = metrics.get(metric);
    if (series != null && from.isBefore(to)) {
      series.byUnit().entrySet().stream()
          .filter(minutes -> unit == null || minutes.getKey() == unit)
          .flatMap(minutes -> minutes.getValue().subMap(from, to).values().stream())
          .flatMap(minute -> minute.published(metric, now))
          .forEach(all::addAll);
    }
    return all;
  }

  /** The units of a metric's samples. */
  public List<StandardUnit> units(MetricKey metric) {
    Series series = metrics.get(metric);
    return series == null ? List.of() : List.copyOf(series.byUnit().keySet());
  }

  /** The metrics with data published by {@code now}. */
  public Set<MetricKey> metrics(Instant now) {
    return metrics.entrySet().stream()
        .filter(metric -> isPublished(metric.getKey(), metric.getValue(), now))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Deletes data older than {@link #KEPT}. */
  public void forget(Instant now) {
    for (Series series : metrics.values()) {
      series.byUnit().values().forEach(minutes -> minutes.headMap(now.minus(KEPT)).clear());
      series.byUnit().values().removeIf(Map::isEmpty);
    }
    metrics.values().removeIf(Series::isEmpty);
  }

  private static boolean isPublished(MetricKey metric, Series series, Instant now) {
    return series.byUnit().values().stream()
        .map(minutes -> minutes.firstEntry().getValue())
        .anyMatch(minute -> minute.published(metric, now).findAny().isPresent());
  }
}
