package bluegreen.embedded.lambda;

import bluegreen.embedded.model.Environments.Answer;
import bluegreen.embedded.model.Metrics;
import bluegreen.embedded.model.Readings;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * Records the metrics of invocations: under every set of dimensions that applies, with the time at
 * which the invocation started.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Types
 *     of metrics for Lambda functions</a>
 */
final class LambdaMetrics {
  private static final String NAMESPACE = "AWS/Lambda";

  private final Metrics metrics;
  private final Readings.ByVersion byVersion;

  LambdaMetrics(Metrics metrics, Readings.ByVersion byVersion) {
    this.metrics = metrics;
    this.byVersion = byVersion;
  }

  /** Records a throttled request, which counts neither as an invocation nor as an error. */
  void throttled(RoutedInvocation routed) {
    record(routed, dimensionSets(routed), "Throttles", 1, StandardUnit.COUNT);
  }

  /** Records how many invocations of the function are running now. */
  void started(RoutedInvocation routed) {
    metrics.record(
        routed.at(),
        NAMESPACE,
        "ConcurrentExecutions",
        dimensionSets(routed).getFirst(),
        routed.function().concurrency().inFlight(),
        StandardUnit.COUNT);
  }

  /** Records the invocation, its duration and whether it failed. */
  void finished(RoutedInvocation routed, Answer answer) {
    List<List<Dimension>> sets = dimensionSets(routed);
    record(routed, sets, "Invocations", 1, StandardUnit.COUNT);
    record(routed, sets, "Errors", answer instanceof Answer.Failed ? 1 : 0, StandardUnit.COUNT);
    record(routed, sets, "Throttles", 0, StandardUnit.COUNT);
    record(routed, sets, "Duration", answer.duration().toNanos() / 1e6, StandardUnit.MILLISECONDS);
  }

  private void record(
      RoutedInvocation routed,
      List<List<Dimension>> sets,
      String metric,
      double value,
      StandardUnit unit) {
    for (List<Dimension> dimensions : sets) {
      metrics.record(routed.at(), NAMESPACE, metric, dimensions, value, unit);
    }
  }

  /**
   * Only the last set, which is for invocations through an alias, distinguishes its two versions.
   */
  private List<List<Dimension>> dimensionSets(RoutedInvocation routed) {
    String name = routed.function().name();
    List<List<Dimension>> sets = new ArrayList<>();
    sets.add(List.of(dimension("FunctionName", name)));
    routed
        .reference()
        .qualifier()
        .ifPresent(qualifier -> sets.add(with(sets.getLast(), "Resource", name + ":" + qualifier)));
    if (routed.viaAlias() && (byVersion == Readings.ByVersion.ALWAYS || routed.weighted())) {
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
