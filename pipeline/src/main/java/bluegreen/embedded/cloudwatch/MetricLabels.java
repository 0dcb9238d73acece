package bluegreen.embedded.cloudwatch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/**
 * The labels of a request's results: a query's own, or the metric's name with as much more as tells
 * the results apart, as AWS was recorded to do ("m Sum", "m Sum 60").
 */
final class MetricLabels {
  private static final List<Function<MetricStat, String>> FORMS =
      List.of(
          stat -> stat.metric().metricName(),
          stat -> stat.metric().metricName() + " " + stat.stat(),
          stat -> stat.metric().metricName() + " " + stat.stat() + " " + stat.period());

  private final Function<MetricStat, String> form;

  MetricLabels(List<MetricDataQuery> queries) {
    List<MetricStat> unlabelled =
        queries.stream()
            .filter(query -> query.label() == null && query.metricStat() != null)
            .map(MetricDataQuery::metricStat)
            .toList();
    form =
        FORMS.stream()
            .filter(each -> areDistinct(unlabelled.stream().map(each)))
            .findFirst()
            .orElse(FORMS.getLast());
  }

  String of(MetricDataQuery query) {
    if (query.label() != null) {
      return query.label();
    }
    return query.metricStat() == null ? query.id() : form.apply(query.metricStat());
  }

  private static boolean areDistinct(Stream<String> labels) {
    Set<String> seen = new HashSet<>();
    return labels.allMatch(seen::add);
  }
}
