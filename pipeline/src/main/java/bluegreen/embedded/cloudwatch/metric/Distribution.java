package bluegreen.embedded.cloudwatch.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A histogram: how often each value was measured.
 *
 * <p>Sum, count, minimum and maximum are exact. Percentiles are exact up to {@value #EXACT}
 * distinct values. Above that, values are rounded to two significant digits, which limits the
 * memory to 90 entries per power of ten.
 */
public final class Distribution {
  static final int EXACT = 256;

  private NavigableMap<Double, Double> counts = new TreeMap<>();
  private boolean rounded;
  private double count;
  private double sum;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;

  /** Adds a value that was measured {@code times} times. */
  public void add(double value, double times) {
    count += times;
    sum += value * times;
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
    tally(value, times);
  }

  void addAll(Distribution other) {
    count += other.count;
    sum += other.sum;
    minimum = Math.min(minimum, other.minimum);
    maximum = Math.max(maximum, other.maximum);
    other.counts.forEach(this::tally);
  }

  /**
   * Adds a statistic set. Its samples count as {@code times} times their mean, since the set has no
   * single values.
   */
  void addSummary(double times, double total, double least, double most) {
    count += times;
    sum += total;
    minimum = Math.min(minimum, least);
    maximum = Math.max(maximum, most);
    tally(total / times, times);
  }

  public boolean isEmpty() {
    return count == 0;
  }

  public double count() {
    return count;
  }

  /** The number of distinct values, after rounding. */
  int distinct() {
    return counts.size();
  }

  public double sum() {
    return sum;
  }

  public double minimum() {
    return minimum;
  }

  public double maximum() {
    return maximum;
  }

  public double average() {
    return sum / count;
  }

  /** The smallest value that at least {@code percent} of the samples don't exceed. */
  double percentile(double percent) {
    double rank = count * percent / 100;
    double seen = 0;
    for (Map.Entry<Double, Double> entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= rank) {
        return Math.clamp(entry.getKey(), minimum, maximum);
      }
    }
    return maximum;
  }

  /** The samples above {@code low}, up to {@code high}. */
  Distribution between(double low, double high) {
    Distribution chosen = new Distribution();
    counts.subMap(low, false, high, true).forEach(chosen::add);
    return chosen;
  }

  /**
   * The samples in a range of ranks, which may divide a value's samples.
   *
   * @param low the share of the samples below it, from 0 to 1
   * @param high the share of the samples up to its end
   */
  Distribution part(double low, double high) {
    Distribution chosen = new Distribution();
    double seen = 0;
    for (Map.Entry<Double, Double> entry : counts.entrySet()) {
      double from = Math.max(seen, low * count);
      seen += entry.getValue();
      double to = Math.min(seen, high * count);
      if (from < to) {
        chosen.add(entry.getKey(), to - from);
      }
    }
    return chosen;
  }

  /** The average if values below a share of the samples, or above one, are those at the share. */
  double winsorizedMean(double low, double high) {
    return clampedMean(percentile(low * 100), percentile(high * 100));
  }

  /** The average if values below {@code low} are {@code low}, and those above are {@code high}. */
  double clampedMean(double low, double high) {
    double total = 0;
    for (Map.Entry<Double, Double> entry : counts.entrySet()) {
      total += Math.clamp(entry.getKey(), low, high) * entry.getValue();
    }
    return total / count;
  }

  private void tally(double value, double times) {
    counts.merge(rounded ? round(value) : value, times, Double::sum);
    if (!rounded && counts.size() > EXACT) {
      rounded = true;
      NavigableMap<Double, Double> exact = counts;
      counts = new TreeMap<>();
      exact.forEach(this::tally);
    }
  }

  private static double round(double value) {
    return new BigDecimal(value).round(new MathContext(2, RoundingMode.HALF_EVEN)).doubleValue();
  }
}
