package bluegreen.embedded.front;

import bluegreen.embedded.model.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * Publishes the metrics of a load balancer. A metric without a value in a minute has no data then,
 * never a zero. Those of single availability zones are left out, as there are none here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">
 *     CloudWatch metrics for your Application Load Balancer</a>
 */
public final class BalancerMetrics {
  private static final String NAMESPACE = "AWS/ApplicationELB";

  /** The statuses of the load balancer's own that have a metric each. */
  private static final Set<Integer> COUNTED = Set.of(500, 502, 503, 504);

  private final Metrics metrics;
  private volatile Dimension balancer;

  /**
   * @param arn the load balancer's
   */
  public BalancerMetrics(Metrics metrics, String arn) {
    this.metrics = metrics;
    this.balancer = balancer(arn);
  }

  /** Gives the load balancer another ARN, under which it publishes from now on. */
  public void rename(String arn) {
    balancer = balancer(arn);
  }

  /** Records one request, inside the model's lock. */
  public void record(Instant at, Exchange exchange) {
    exchange.group().ifPresent(group -> routed(at, exchange, dimension("TargetGroup", group)));
    String status = exchange.status() / 100 + "XX_Count";
    exchange.error().ifPresent(_ -> count(at, "HTTPCode_ELB_" + status, List.of(balancer)));
    exchange
        .error()
        .filter(_ -> COUNTED.contains(exchange.status()))
        .ifPresent(
            _ -> count(at, "HTTPCode_ELB_" + exchange.status() + "_Count", List.of(balancer)));
  }

  /** A request for which a target group was chosen; others are not in RequestCount. */
  private void routed(Instant at, Exchange exchange, Dimension group) {
    List<Dimension> both = List.of(balancer, group);
    for (List<Dimension> dimensions : List.of(List.of(balancer), both)) {
      count(at, "RequestCount", dimensions);
      if (exchange.version().isPresent()) {
        double seconds = exchange.duration().toNanos() / 1e9;
        metrics.record(
            at, NAMESPACE, "TargetResponseTime", dimensions, seconds, StandardUnit.SECONDS);
      }
      if (exchange.error().isEmpty()) {
        count(at, "HTTPCode_Target_" + exchange.status() / 100 + "XX_Count", dimensions);
      }
    }
    exchange
        .error()
        .flatMap(AlbError::metric)
        .ifPresent(
            metric -> {
              count(at, metric, List.of(group));
              count(at, metric, both);
            });
  }

  private void count(Instant at, String metric, List<Dimension> dimensions) {
    metrics.record(at, NAMESPACE, metric, dimensions, 1, StandardUnit.COUNT);
  }

  private static Dimension balancer(String arn) {
    return dimension("LoadBalancer", arn.replaceFirst("^.*:loadbalancer/", ""));
  }

  private static Dimension dimension(String name, String arn) {
    return Dimension.builder().name(name).value(arn.substring(arn.lastIndexOf(':') + 1)).build();
  }
}
