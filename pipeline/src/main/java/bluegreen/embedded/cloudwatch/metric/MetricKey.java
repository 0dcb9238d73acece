package bluegreen.embedded.cloudwatch.metric;

import java.util.Collection;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** The identity of a metric; the order of dimensions doesn't matter. */
public record MetricKey(String namespace, String name, Set<Dimension> dimensions) {
  public MetricKey {
    dimensions = Set.copyOf(dimensions);
  }

  public MetricKey(String namespace, String name, Collection<Dimension> dimensions) {
    this(namespace, name, Set.copyOf(dimensions));
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
        .dimensions(dimensions.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList())
        .build();
  }
}
