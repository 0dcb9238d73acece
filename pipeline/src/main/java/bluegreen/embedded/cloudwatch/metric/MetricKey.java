package bluegreen.embedded.cloudwatch.metric;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/**
 * The identity of a metric; the order of dimensions doesn't matter.
 *
 * @param dimensions the value of each, by its name
 */
public record MetricKey(String namespace, String name, Map<String, String> dimensions) {
  public MetricKey {
    dimensions = Map.copyOf(dimensions);
  }

  public MetricKey(String namespace, String name, Collection<Dimension> dimensions) {
    this(
        namespace,
        name,
        dimensions.stream()
            .collect(toUnmodifiableMap(Dimension::name, Dimension::value, (_, last) -> last)));
  }

  static MetricKey of(Metric metric) {
    return new MetricKey(metric.namespace(), metric.metricName(), metric.dimensions());
  }

  /**
   * Whether an AWS service publishes the metric; the samples of a minute then arrive together,
   * after the minute.
   */
  boolean publishedByAws() {
    return namespace.startsWith("AWS/");
  }

  public Metric toMetric() {
    return Metric.builder()
        .namespace(namespace)
        .metricName(name)
        .dimensions(
            dimensions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(d -> Dimension.builder().name(d.getKey()).value(d.getValue()).build())
                .toList())
        .build();
  }
}
