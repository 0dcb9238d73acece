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

/** The queries of one request or alarm, checked: metrics and the expressions over them. */
public final class MetricQueries {
  private final Map<String, Metric> metrics = new LinkedHashMap<>();
  private final Map<String, Expression> expressions = new LinkedHashMap<>();

  public MetricQueries(List<MetricDataQuery> queries) {
    queries.forEach(this::add);
    expressions.keySet().forEach(id -> check(id, new HashSet<>()));
  }

  /** How long a data point of {@code id} lasts: an expression's points last as its metrics' do. */
  public Duration period(String id) {
    Metric metric = metrics.get(id);
    Expression expression = expressions.get(id);
    if (metric != null) {
      return metric.period();
    }
    return expression != null && expression.period() != null
        ? expression.period()
        : metrics.values().stream()
            .map(Metric::period)
            .max(Duration::compareTo)
            .orElseThrow(() -> Errors.invalid("At least one query must be a MetricStat."));
  }

  /** The value of {@code id} over one window; NaN if there is none. */
  public double value(String id, Instant from, Duration period, MetricStore store, Instant now) {
    Metric metric = metrics.get(id);
    if (metric != null) {
      return metric.value(store, store.between(metric.key(), from, from.plus(period), now));
    }
    Expression expression = expressions.get(id);
    return expression == null
        ? Double.NaN
        : expression.formula().at(other -> value(other, from, period, store, now));
  }

  /** How many measurements are behind a metric's value; 1 for an expression's. */
  public double samples(String id, Instant from, Duration period, MetricStore store, Instant now) {
    Metric metric = metrics.get(id);
    return metric == null ? 1 : store.between(metric.key(), from, from.plus(period), now).count();
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

  /** Minutes are the finest that is stored: what is shorter is refused. */
  private static Duration checkedPeriod(@Nullable Integer seconds) {
    if (seconds == null || seconds < 60 || seconds % 60 != 0) {
      throw Errors.invalid(
          "Period must be a multiple of 60 s (shorter periods are not served here), not: "
              + seconds);
    }
    return Duration.ofSeconds(seconds);
  }

  /** Every id that is named exists, and none leads back to itself. */
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
          new MetricStatistic(stat.stat()),
          stat.unit());
    }

    double value(MetricStore store, Distribution samples) {
      boolean otherUnit = unit != null && unit != store.unit(key);
      return otherUnit || samples.isEmpty() ? Double.NaN : statistic.of(samples);
    }
  }
}
