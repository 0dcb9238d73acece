package bluegreen.aws;

import bluegreen.ports.Coordinates;
import bluegreen.ports.VersionNumber;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/**
 * The dimension by which Lambda's metrics tell the versions of an alias apart, in an alarm on one
 * metric or on an expression of several.
 */
final class ExecutedVersion {
  static final String NAME = "ExecutedVersion";
  private static final String RESOURCE = "Resource";

  private final Dimension function;
  private final Dimension alias;

  ExecutedVersion(Coordinates names) {
    function = CloudWatchMonitoring.dimension("FunctionName", names.function());
    alias = CloudWatchMonitoring.dimension(RESOURCE, names.function() + ":" + names.alias());
  }

  /** Which versions of the alias an alarm watches one by one. */
  Set<VersionNumber> in(MetricAlarm alarm) {
    return versions(alarm, dimensions -> dimensions.contains(alias), ExecutedVersion::executed);
  }

  /** Which versions of the function it watches, but not as those of the alias. */
  Set<VersionNumber> stuckIn(MetricAlarm alarm) {
    Set<VersionNumber> stuck = new HashSet<>(versions(alarm, _ -> true, this::qualified));
    stuck.addAll(
        versions(
            alarm,
            dimensions ->
                dimensions.contains(function)
                    && dimensions.stream().noneMatch(d -> RESOURCE.equals(d.name())),
            ExecutedVersion::executed));
    return stuck;
  }

  private static Set<VersionNumber> versions(
      MetricAlarm alarm,
      Predicate<List<Dimension>> wanted,
      Function<Dimension, Optional<VersionNumber>> version) {
    return Stream.concat(
            Stream.of(alarm.dimensions()),
            alarm.metrics().stream()
                .filter(query -> query.metricStat() != null && query.metricStat().metric() != null)
                .map(query -> query.metricStat().metric().dimensions()))
        .filter(wanted)
        .flatMap(List::stream)
        .flatMap(dimension -> version.apply(dimension).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<VersionNumber> executed(Dimension dimension) {
    return NAME.equals(dimension.name())
        ? VersionNumber.parse(Configured.text(dimension.value()))
        : Optional.empty();
  }

  /** A version that is invoked by its number, such as {@code lotto:2}. */
  private Optional<VersionNumber> qualified(Dimension dimension) {
    String value = Configured.text(dimension.value());
    String start = function.value() + ":";
    return RESOURCE.equals(dimension.name()) && value.startsWith(start)
        ? VersionNumber.parse(value.substring(start.length()))
        : Optional.empty();
  }

  /** The alarm with another version, and nothing else changed. */
  MetricAlarm replaced(MetricAlarm alarm, String version) {
    return alarm.toBuilder()
        .dimensions(replaced(alarm.dimensions(), version))
        .metrics(alarm.metrics().stream().map(query -> replaced(query, version)).toList())
        .build();
  }

  private MetricDataQuery replaced(MetricDataQuery query, String version) {
    if (query.metricStat() == null) {
      return query;
    }
    MetricStat stat = query.metricStat();
    Metric metric =
        stat.metric().toBuilder().dimensions(replaced(stat.metric().dimensions(), version)).build();
    return query.toBuilder().metricStat(stat.toBuilder().metric(metric).build()).build();
  }

  private List<Dimension> replaced(List<Dimension> dimensions, String version) {
    return dimensions.contains(alias)
        ? dimensions.stream()
            .map(d -> NAME.equals(d.name()) ? CloudWatchMonitoring.dimension(NAME, version) : d)
            .toList()
        : dimensions;
  }

  /**
   * A request that puts an alarm unchanged. PutMetricAlarm replaces the whole alarm, so every
   * member that alarm and request have in common is copied; AWS keeps the tags.
   */
  static PutMetricAlarmRequest put(MetricAlarm alarm) {
    PutMetricAlarmRequest.Builder request = PutMetricAlarmRequest.builder();
    Map<String, SdkField<?>> members = alarm.sdkFieldNameToField();
    for (SdkField<?> field : request.sdkFields()) {
      SdkField<?> member = members.get(field.locationName());
      if (member != null && says(member.getValueOrDefault(alarm))) {
        field.set(request, member.getValueOrDefault(alarm));
      }
    }
    return request.build();
  }

  /** An empty list of dimensions is rejected beside metrics, so it is left out. */
  private static boolean says(@Nullable Object value) {
    return value != null && !(value instanceof Collection<?> list && list.isEmpty());
  }
}
