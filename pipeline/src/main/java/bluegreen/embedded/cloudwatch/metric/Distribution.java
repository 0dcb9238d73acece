package bluegreen.embedded.cloudwatch.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How often each value was measured.
 *
 * <p>Sum, count, minimum and maximum are exact. Percentiles are, too, up to {@value #EXACT}
 * distinct values; from then on values are rounded to two significant digits, which bounds the
 * memory to 90 entries per power of ten, whatever the traffic.
 */
public final class Distribution {
  static final int EXACT = 256;

  private NavigableMap<Double, Double> counts = new TreeMap<>();
  private boolean rounded;
  private double count;
  private double sum;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;

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

  /** A statistic set tells no more than its mean about what lies between its bounds. */
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

  /** How many different values are told apart. */
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

  /** The least value that at least {@code percent} of the samples don't exceed. */
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
