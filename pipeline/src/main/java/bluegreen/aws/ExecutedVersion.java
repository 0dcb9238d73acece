package bluegreen.aws;

import bluegreen.ports.Coordinates;
import bluegreen.ports.Deployment.Shift;
import bluegreen.ports.VersionNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/**
 * The dimension by which Lambda's metrics tell the versions of an alias apart, in an alarm on one
 * metric or on an expression of several.
 *
 * <p>An expression that compares two versions says by the ids of its metrics which of them is to be
 * {@link Side#GREEN} and which {@link Side#BLUE}.
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

  /** A metric that an alarm watches. */
  private record Watched(Side side, List<Dimension> dimensions) {
    Stream<VersionNumber> versions(Function<Dimension, Optional<VersionNumber>> of) {
      return dimensions.stream().flatMap(dimension -> of.apply(dimension).stream());
    }
  }

  /**
   * Which versions of the alias an alarm judges one by one: if it compares, those that it compares
   * with others.
   */
  Set<VersionNumber> in(MetricAlarm alarm) {
    Set<Side> sides = sides(alarm);
    if (!sides.contains(Side.BLUE)) {
      return versions(alarm, this::movable, ExecutedVersion::executed);
    }
    return Side.compared(sides) ? of(alarm, Side.GREEN) : Set.of();
  }

  /** Which versions of the function it watches in a way that can't be pointed at others. */
  Set<VersionNumber> stuckIn(MetricAlarm alarm) {
    Set<VersionNumber> stuck = new HashSet<>(versions(alarm, _ -> true, this::qualified));
    stuck.addAll(versions(alarm, this::withoutAlias, ExecutedVersion::executed));
    Set<Side> sides = sides(alarm);
    if (sides.contains(Side.BLUE) && !Side.compared(sides)) {
      stuck.addAll(versions(alarm, this::movable, ExecutedVersion::executed));
    }
    return stuck;
  }

  /** Whether it watches what a shift wants: green, and blue if it compares. */
  boolean isPointed(MetricAlarm alarm, Shift shift) {
    return in(alarm).equals(Set.of(shift.green()))
        && (!Side.compared(sides(alarm)) || of(alarm, Side.BLUE).equals(Set.of(shift.blue())));
  }

  private Set<VersionNumber> of(MetricAlarm alarm, Side side) {
    return versions(
        alarm, watched -> watched.side == side && movable(watched), ExecutedVersion::executed);
  }

  /** The sides of the metrics that watch a version. */
  private Set<Side> sides(MetricAlarm alarm) {
    return watched(alarm)
        .filter(this::movable)
        .filter(metric -> metric.versions(ExecutedVersion::executed).findAny().isPresent())
        .map(Watched::side)
        .collect(Collectors.toSet());
  }

  /**
   * Whether its version can be exchanged: a metric of the alias. If the id names a side, also a
   * metric that is not Lambda's, such as one from log lines, which knows no alias.
   */
  private boolean movable(Watched metric) {
    return metric.dimensions.contains(alias)
        || (metric.side != Side.UNNAMED
            && metric.dimensions.stream()
                .noneMatch(d -> Set.of(RESOURCE, function.name()).contains(d.name())));
  }

  private boolean withoutAlias(Watched metric) {
    return metric.dimensions.contains(function)
        && metric.dimensions.stream().noneMatch(d -> RESOURCE.equals(d.name()));
  }

  private static Set<VersionNumber> versions(
      MetricAlarm alarm,
      Predicate<Watched> wanted,
      Function<Dimension, Optional<VersionNumber>> version) {
    return watched(alarm)
        .filter(wanted)
        .flatMap(metric -> metric.versions(version))
        .collect(Collectors.toSet());
  }

  private static Stream<Watched> watched(MetricAlarm alarm) {
    return Stream.concat(
        Stream.of(new Watched(Side.UNNAMED, alarm.dimensions())),
        alarm.metrics().stream()
            .filter(query -> query.metricStat() != null && query.metricStat().metric() != null)
            .map(ExecutedVersion::watched));
  }

  private static Watched watched(MetricDataQuery query) {
    return new Watched(Side.of(query.id()), query.metricStat().metric().dimensions());
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

  /** The alarm with the versions of a shift, and nothing else changed. */
  MetricAlarm pointed(MetricAlarm alarm, Shift shift) {
    return alarm.toBuilder()
        .dimensions(pointed(new Watched(Side.UNNAMED, alarm.dimensions()), shift))
        .metrics(alarm.metrics().stream().map(query -> pointed(query, shift)).toList())
        .build();
  }

  private MetricDataQuery pointed(MetricDataQuery query, Shift shift) {
    if (query.metricStat() == null) {
      return query;
    }
    MetricStat stat = query.metricStat();
    Metric metric = stat.metric().toBuilder().dimensions(pointed(watched(query), shift)).build();
    return query.toBuilder().metricStat(stat.toBuilder().metric(metric).build()).build();
  }

  private List<Dimension> pointed(Watched metric, Shift shift) {
    String version = metric.side.in(shift).toString();
    return movable(metric)
        ? metric.dimensions.stream()
            .map(d -> NAME.equals(d.name()) ? CloudWatchMonitoring.dimension(NAME, version) : d)
            .toList()
        : metric.dimensions;
  }
}
