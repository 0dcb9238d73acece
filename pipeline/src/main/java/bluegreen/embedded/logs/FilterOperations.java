package bluegreen.embedded.logs;

import static java.util.Objects.requireNonNullElse;

import bluegreen.embedded.logs.EventSearch.Found;
import bluegreen.embedded.logs.pattern.FilterPattern;
import bluegreen.embedded.model.Timeline;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** CloudWatch Logs' operation that searches the events of a group. */
final class FilterOperations {
  /** The most events of a page, and how many it has if the request does not say. */
  static final int PAGE = 10_000;

  private final Timeline timeline;
  private final LogStore store;

  FilterOperations(Timeline timeline, LogStore store) {
    this.timeline = timeline;
    this.store = store;
  }

  /**
   * Finds events of all streams in the order of their times. A page may have fewer events than it
   * could, even none, and yet be followed by others.
   */
  public FilterLogEventsResponse filterLogEvents(FilterLogEventsRequest request) {
    LogGroup group = store.require(request.logGroupName(), request.logGroupIdentifier());
    FilterPattern pattern = Errors.pattern(requireNonNullElse(request.filterPattern(), ""));
    Predicate<LogEvent> wanted = streams(request, group);
    Found found =
        new EventSearch(
                timeline.now(),
                requireNonNullElse(request.limit(), PAGE),
                wanted.and(event -> pattern.matches(event.content().message())))
            .in(group.between(from(request), to(request), timeline.now()).values());
    return FilterLogEventsResponse.builder()
        .events(found.events().stream().map(FilterOperations::shown).toList())
        .searchedLogStreams(List.of())
        .nextToken(found.next().map(Position::token).orElse(null))
        .build();
  }

  private static Predicate<LogEvent> streams(FilterLogEventsRequest request, LogGroup group) {
    String prefix = request.logStreamNamePrefix();
    if (request.hasLogStreamNames() && prefix != null) {
      throw Errors.invalid(
          "Either specify logStreamNames or logStreamNamePrefix, but not both, in the request.");
    }
    if (request.hasLogStreamNames()) {
      Set<String> names = Set.copyOf(request.logStreamNames());
      names.forEach(group::requireStream);
      return event -> names.contains(event.stream());
    }
    return event -> prefix == null || event.stream().startsWith(prefix);
  }

  private static Position from(FilterLogEventsRequest request) {
    return request.nextToken() == null
        ? Position.from(requireNonNullElse(request.startTime(), 0L))
        : Position.parse(request.nextToken()).orElseThrow(Errors::token);
  }

  /** Events later than the request's end are left out, those at its end are not. */
  private static Position to(FilterLogEventsRequest request) {
    return Position.from(requireNonNullElse(request.endTime(), Position.LATEST) + 1);
  }

  private static FilteredLogEvent shown(LogEvent event) {
    return FilteredLogEvent.builder()
        .logStreamName(event.stream())
        .timestamp(event.at())
        .message(event.content().message())
        .ingestionTime(event.arrived().toEpochMilli())
        .eventId(event.id())
        .build();
  }
}
