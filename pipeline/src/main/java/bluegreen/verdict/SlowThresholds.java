package bluegreen.verdict;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * From when on an answer is slow: fixed before the release, so that both versions are measured
 * alike.
 *
 * @param above one to five, rising
 */
public record SlowThresholds(List<Duration> above) {
  private static final int MOST = 5;

  public SlowThresholds {
    above = List.copyOf(above);
    if (above.isEmpty() || above.size() > MOST) {
      throw new IllegalArgumentException(
          "%d thresholds; there must be one to %d".formatted(above.size(), MOST));
    }
  }

  /**
   * Percentiles of the version that serves, say p50, p90 and p99 of the last day, in any order;
   * each is rounded up to a whole millisecond, and equal ones are one.
   */
  public static SlowThresholds ofPercentiles(Collection<Duration> percentiles) {
    return new SlowThresholds(
        percentiles.stream().map(SlowThresholds::roundedUp).distinct().sorted().toList());
  }

  /** The p50, p90 and p99 of some durations, of which there must be at least one. */
  public static SlowThresholds ofDurations(Collection<Duration> durations) {
    List<Duration> sorted = durations.stream().sorted().toList();
    return ofPercentiles(
        List.of(percentile(sorted, 50), percentile(sorted, 90), percentile(sorted, 99)));
  }

  /** What a judge is asked to judge. */
  public List<Kind> kinds() {
    return above.stream().map(each -> (Kind) new Kind.Slow(each)).toList();
  }

  private static Duration percentile(List<Duration> sorted, int percent) {
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("no durations; there must be at least one");
    }
    return sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }

  private static Duration roundedUp(Duration exact) {
    return Duration.ofMillis(Math.max(1, exact.plusNanos(999_999).toMillis()));
  }
}
