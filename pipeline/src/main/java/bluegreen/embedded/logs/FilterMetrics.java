package bluegreen.embedded.logs;

import bluegreen.embedded.model.Metrics;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Makes metrics of the events of groups that have metric filters, when the events arrive. */
final class FilterMetrics implements Writer.Ingestion {
  private final Timeline timeline;
  private final FilterStore filters;
  private final Metrics metrics;

  /** Whether an event has matched, for each minute with events of a filter with a default value. */
  private final Map<Minute, Boolean> matched = new HashMap<>();

  private record Minute(GroupFilter filter, Instant start) {}

  FilterMetrics(Timeline timeline, FilterStore filters, Metrics metrics) {
    this.timeline = timeline;
    this.filters = filters;
    this.metrics = metrics;
  }

  @Override
  public void written(LogGroup group, List<LogEvent> events) {
    if (!events.isEmpty() && filters.count(group.name()) > 0) {
      timeline.at(events.getFirst().arrived(), () -> arrived(group, events));
    }
  }

  private void arrived(LogGroup group, List<LogEvent> events) {
    for (GroupFilter filter : filters.of(group.name())) {
      for (LogEvent event : events) {
        String message = event.content().message();
        boolean matches = filter.pattern().matches(message);
        if (filter.transformation().defaultValue() != null) {
          note(new Minute(filter, event.content().at().truncatedTo(ChronoUnit.MINUTES)), matches);
        }
        if (matches) {
          record(filter, event.content().at(), document(message));
        }
      }
    }
  }

  private void record(GroupFilter filter, Instant at, JsonNode document) {
    filter
        .value(document)
        .ifPresent(value -> record(filter, at, filter.dimensions(document), value));
  }

  private void record(GroupFilter filter, Instant at, List<Dimension> dimensions, double value) {
    metrics.record(
        at,
        filter.transformation().metricNamespace(),
        filter.transformation().metricName(),
        dimensions,
        value,
        filter.unit());
  }

  /** A minute with events of which none matches has the default value, once. */
  private void note(Minute minute, boolean matches) {
    if (!matched.containsKey(minute)) {
      Instant end = minute.start().plus(1, ChronoUnit.MINUTES);
      timeline.at(end.isAfter(timeline.now()) ? end : timeline.now(), () -> end(minute));
    }
    matched.merge(minute, matches, Boolean::logicalOr);
  }

  private void end(Minute minute) {
    if (!Boolean.TRUE.equals(matched.remove(minute))) {
      double value = minute.filter().transformation().defaultValue();
      record(minute.filter(), minute.start(), List.of(), value);
    }
  }

  private static JsonNode document(String message) {
    try {
      return JsonMapper.shared().readTree(message);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
