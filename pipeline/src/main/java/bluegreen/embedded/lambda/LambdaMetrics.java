package bluegreen.embedded.lambda;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Metrics;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * What Lambda reports of invocations, stamped with their start, under each set of dimensions that
 * applies.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Types
 *     of metrics for Lambda functions</a>
 */
final class LambdaMetrics {
  private static final String NAMESPACE = "AWS/Lambda";

  private final Metrics metrics;

  LambdaMetrics(Metrics metrics) {
    this.metrics = metrics;
  }

  /** Neither an invocation nor an error. */
  void throttled(RoutedInvocation routed) {
    record(routed, "Throttles", 1, StandardUnit.COUNT);
  }

  void started(RoutedInvocation routed) {
    metrics.record(
        routed.at(),
        NAMESPACE,
        "ConcurrentExecutions",
        dimensionSets(routed).getFirst(),
        routed.function().concurrency().inFlight(),
        StandardUnit.COUNT);
  }

  void finished(RoutedInvocation routed, Answer answer) {
    record(routed, "Invocations", 1, StandardUnit.COUNT);
    record(routed, "Errors", answer.error() == null ? 0 : 1, StandardUnit.COUNT);
    record(routed, "Throttles", 0, StandardUnit.COUNT);
    record(routed, "Duration", answer.duration().toNanos() / 1e6, StandardUnit.MILLISECONDS);
  }

  private void record(RoutedInvocation routed, String metric, double value, StandardUnit unit) {
    for (List<Dimension> dimensions : dimensionSets(routed)) {
      metrics.record(routed.at(), NAMESPACE, metric, dimensions, value, unit);
    }
  }

  /** Only the last set, of an alias, tells the two sides of its weights apart. */
  private static List<List<Dimension>> dimensionSets(RoutedInvocation routed) {
    String name = routed.function().name();
    List<List<Dimension>> sets = new ArrayList<>();
    sets.add(List.of(dimension("FunctionName", name)));
    routed
        .reference()
        .qualifier()
        .ifPresent(qualifier -> sets.add(with(sets.getLast(), "Resource", name + ":" + qualifier)));
    if (routed.viaAlias()) {
      sets.add(with(sets.getLast(), "ExecutedVersion", routed.version()));
    }
    return sets;
  }

  private static List<Dimension> with(List<Dimension> dimensions, String name, String value) {
    List<Dimension> more = new ArrayList<>(dimensions);
    more.add(dimension(name, value));
    return List.copyOf(more);
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
