package bluegreen.embedded.logs;

import static java.util.Objects.requireNonNullElse;

import bluegreen.embedded.model.Page;
import bluegreen.embedded.model.Timeline;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteMetricFilterResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutMetricFilterResponse;

/** CloudWatch Logs' operations on metric filters. */
final class MetricFilterOperations {
  private static final int PAGE = 50;

  /** A quota of log groups. */
  private static final int MOST = 100;

  private final Timeline timeline;
  private final LogStore store;
  private final FilterStore filters;

  MetricFilterOperations(Timeline timeline, LogStore store, FilterStore filters) {
    this.timeline = timeline;
    this.store = store;
    this.filters = filters;
  }

  /** Creates a filter, or replaces the one of that name. */
  public PutMetricFilterResponse putMetricFilter(PutMetricFilterRequest request) {
    LogGroup group = store.require(request.logGroupName());
    boolean exists =
        filters.of(group.name()).stream().anyMatch(f -> f.name().equals(request.filterName()));
    if (!exists && filters.count(group.name()) == MOST) {
      throw Errors.limit();
    }
    refuseUnserved(request);
    GroupFilter filter =
        new GroupFilter(
            MetricFilter.builder()
                .logGroupName(group.name())
                .filterName(request.filterName())
                .filterPattern(request.filterPattern())
                .metricTransformations(request.metricTransformations())
                .creationTime(timeline.now().toEpochMilli())
                .applyOnTransformedLogs(false)
                .build(),
            Errors.pattern(request.filterPattern()));
    filter.check();
    filters.put(filter);
    return PutMetricFilterResponse.builder().build();
  }

  private static void refuseUnserved(PutMetricFilterRequest request) {
    boolean unserved =
        Boolean.TRUE.equals(request.applyOnTransformedLogs())
            || request.fieldSelectionCriteria() != null
            || !request.emitSystemFieldDimensions().isEmpty();
    if (unserved) {
      throw Errors.invalid(
          "This embedded AWS serves no applyOnTransformedLogs, fieldSelectionCriteria and"
              + " emitSystemFieldDimensions.");
    }
  }

  /** Lists the filters of a group, or of all groups, or those that make a metric. */
  public DescribeMetricFiltersResponse describeMetricFilters(DescribeMetricFiltersRequest request) {
    if ((request.metricName() == null) != (request.metricNamespace() == null)) {
      throw Errors.invalid("metricName and metricNamespace must be given together.");
    }
    Stream<GroupFilter> all =
        request.logGroupName() == null
            ? filters.all().stream()
            : filters.of(store.require(request.logGroupName()).name()).stream();
    List<MetricFilter> found =
        all.filter(filter -> isWanted(filter, request)).map(GroupFilter::shown).toList();
    Page<MetricFilter> page =
        Page.of(found, request.nextToken(), request.limit(), PAGE, _ -> Errors.token());
    return DescribeMetricFiltersResponse.builder()
        .metricFilters(page.items())
        .nextToken(page.next())
        .build();
  }

  private static boolean isWanted(GroupFilter filter, DescribeMetricFiltersRequest request) {
    MetricTransformation made = filter.transformation();
    return filter.name().startsWith(requireNonNullElse(request.filterNamePrefix(), ""))
        && (request.metricName() == null
            || (request.metricName().equals(made.metricName())
                && request.metricNamespace().equals(made.metricNamespace())));
  }

  public DeleteMetricFilterResponse deleteMetricFilter(DeleteMetricFilterRequest request) {
    LogGroup group = store.require(request.logGroupName());
    filters.remove(group.name(), request.filterName());
    return DeleteMetricFilterResponse.builder().build();
  }
}
