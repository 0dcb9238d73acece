package bluegreen.embedded.lambda;

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
  void throttled(RoutedInvocation admission) {
    record(admission, "Throttles", 1, StandardUnit.COUNT);
  }

  void started(RoutedInvocation admission) {
    metrics.record(
        admission.at(),
        NAMESPACE,
        "ConcurrentExecutions",
        dimensionSets(admission).getFirst(),
        admission.function().concurrency().inFlight(),
        StandardUnit.COUNT);
  }

  void finished(RoutedInvocation admission, boolean error, double milliseconds) {
    record(admission, "Invocations", 1, StandardUnit.COUNT);
    record(admission, "Errors", error ? 1 : 0, StandardUnit.COUNT);
    record(admission, "Throttles", 0, StandardUnit.COUNT);
    record(admission, "Duration", milliseconds, StandardUnit.MILLISECONDS);
  }

  private void record(RoutedInvocation admission, String metric, double value, StandardUnit unit) {
    for (List<Dimension> dimensions : dimensionSets(admission)) {
      metrics.record(admission.at(), NAMESPACE, metric, dimensions, value, unit);
    }
  }

  /** Only the last set, of an alias, tells the two sides of its weights apart. */
  private static List<List<Dimension>> dimensionSets(RoutedInvocation admission) {
    String name = admission.function().name();
    List<List<Dimension>> sets = new ArrayList<>();
    sets.add(List.of(dimension("FunctionName", name)));
    admission
        .qualifier()
        .ifPresent(qualifier -> sets.add(with(sets.getLast(), "Resource", name + ":" + qualifier)));
    if (admission.viaAlias()) {
      sets.add(with(sets.getLast(), "ExecutedVersion", admission.version()));
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
