package bluegreen.embedded.cloudwatch.metric;

import static bluegreen.embedded.cloudwatch.metric.Errors.require;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** The validated queries of a request or an alarm: metrics, and expressions over them. */
public final class MetricQueries {
  private final Map<String, Metric> metrics = new LinkedHashMap<>();
  private final Map<String, Expression> expressions = new LinkedHashMap<>();

  public MetricQueries(List<MetricDataQuery> queries) {
    queries.forEach(this::add);
    expressions.keySet().forEach(id -> check(id, new HashSet<>()));
  }

  /** The period of {@code id}'s data points; an expression has the period of its metrics. */
  public Duration period(String id) {
    Metric metric = metrics.get(id);
    Expression expression = expressions.get(id);
    if (metric != null) {
      return metric.period();
    }
    return expression != null && expression.period() != null
        ? expression.period()
        : metrics.values().stream().map(Metric::period).max(Duration::compareTo).orElseThrow();
  }

  /** The value of {@code id} over one window; NaN if there is none. */
  public double value(String id, Instant from, Duration period, MetricStore store, Instant now) {
    Metric metric = metrics.get(id);
    if (metric != null) {
      return metric.value(metric.samples(from, period, store, now));
    }
    Expression expression = expressions.get(id);
    return expression == null
        ? Double.NaN
        : expression.formula().at(other -> value(other, from, period, store, now));
  }

  /** The number of samples behind a metric's value; 1 for an expression. */
  public double samples(String id, Instant from, Duration period, MetricStore store, Instant now) {
    Metric metric = metrics.get(id);
    return metric == null ? 1 : metric.samples(from, period, store, now).count();
  }

  private void add(MetricDataQuery query) {
    String id = query.id();
    require(
        id != null && id.matches("[a-z]\\w{0,254}"),
        "Query ids must start with a lower-case letter and contain letters, digits and"
            + " underscores only, not: "
            + id);
    require(
        !metrics.containsKey(id) && !expressions.containsKey(id),
        "The id " + id + " is not unique.");
    require(
        (query.metricStat() == null) != (query.expression() == null),
        "The query " + id + " must have either a MetricStat or an Expression.");
    if (query.metricStat() != null) {
      metrics.put(id, Metric.of(query.metricStat()));
    } else {
      Duration period = query.period() == null ? null : checkedPeriod(query.period());
      expressions.put(id, new Expression(MetricExpressionParser.parse(query.expression()), period));
    }
  }

  /** Fails unless the period is a multiple of a minute, the finest resolution stored. */
  private static Duration checkedPeriod(@Nullable Integer seconds) {
    if (seconds == null || seconds < 60 || seconds % 60 != 0) {
      throw Errors.invalid(
          "Period must be a multiple of 60 s (shorter periods are not served here), not: "
              + seconds);
    }
    return Duration.ofSeconds(seconds);
  }

  /** Fails if a query refers to an unknown id, or to its own value through others. */
  private void check(String id, Set<String> above) {
    require(above.add(id), "The expression " + id + " refers to itself.");
    Expression expression = expressions.get(id);
    require(
        expression != null || metrics.containsKey(id),
        "An expression refers to the id " + id + ", which no query has.");
    if (expression != null) {
      expression.expression().ids().forEach(other -> check(other, new HashSet<>(above)));
    }
  }

  private record Expression(MetricExpression expression, @Nullable Duration period) {
    MetricExpression.Formula formula() {
      return expression.formula();
    }
  }

  private record Metric(
      MetricKey key, Duration period, MetricStatistic statistic, @Nullable StandardUnit unit) {
    static Metric of(MetricStat stat) {
      require(
          stat.metric() != null && stat.stat() != null, "A MetricStat needs a Metric and a Stat.");
      return new Metric(
          MetricKey.of(stat.metric()),
          checkedPeriod(stat.period()),
          MetricStatistic.of(stat.stat()),
          stat.unit());
    }

    Distribution samples(Instant from, Duration period, MetricStore store, Instant now) {
      return store.between(key, unit, from, from.plus(period), now);
    }

    double value(Distribution samples) {
      return samples.isEmpty() ? Double.NaN : statistic.over(samples);
    }
  }
}
