package bluegreen.aws.evidence;

import bluegreen.ports.Coordinates;
import bluegreen.ports.VersionNumber;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * Questions about Lambda's metrics of one alias, minute by minute.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Types
 *     of metrics for Lambda functions</a>
 */
public final class LambdaMetricQueries {
  static final String REQUESTS = "requests";
  static final String ERRORS = "errors";

  /** Statistics of Duration over a whole day, by the ids of their queries. */
  static final List<String> PERCENTILES = List.of("p50", "p90", "p99");

  private static final int MINUTE = 60;
  private static final int DAY = 86_400;

  private final List<Dimension> alias;

  public LambdaMetricQueries(Coordinates names) {
    alias =
        List.of(
            dimension("FunctionName", names.function()),
            dimension("Resource", names.function() + ":" + names.alias()));
  }

  public static String requests(VersionNumber version) {
    return "requests" + version;
  }

  public static String errors(VersionNumber version) {
    return "errors" + version;
  }

  /** Requests and errors. */
  public List<MetricDataQuery> of(VersionNumber version) {
    List<Dimension> dimensions = new ArrayList<>(alias);
    dimensions.add(dimension("ExecutedVersion", version.toString()));
    return List.of(
        query(requests(version), "Invocations", "Sum", MINUTE, dimensions),
        query(errors(version), "Errors", "Sum", MINUTE, dimensions));
  }

  /** What is usual for the alias. */
  List<MetricDataQuery> past() {
    List<MetricDataQuery> queries = new ArrayList<>();
    queries.add(query(REQUESTS, "Invocations", "Sum", MINUTE, alias));
    queries.add(query(ERRORS, "Errors", "Sum", MINUTE, alias));
    PERCENTILES.forEach(p -> queries.add(query(p, "Duration", p, DAY, alias)));
    return queries;
  }

  private static MetricDataQuery query(
      String id, String metric, String statistic, int period, List<Dimension> dimensions) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            s ->
                s.period(period)
                    .stat(statistic)
                    .metric(
                        m -> m.namespace("AWS/Lambda").metricName(metric).dimensions(dimensions)))
        .build();
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
