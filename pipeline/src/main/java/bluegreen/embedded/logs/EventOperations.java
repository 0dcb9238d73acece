package bluegreen.embedded.logs;

import static java.util.Objects.requireNonNullElse;

import bluegreen.embedded.logs.EventSearch.Found;
import bluegreen.embedded.model.Logs.Event;
import bluegreen.embedded.model.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/** CloudWatch Logs' operations on the events of one stream. */
final class EventOperations {
  /** Sequence tokens no longer mean anything: AWS takes every batch. */
  private static final String NEXT = "0".repeat(56);

  private static final String FORWARD = "f/";
  private static final String BACKWARD = "b/";

  private final Timeline timeline;
  private final LogStore store;
  private final Writer writer;

  EventOperations(Timeline timeline, LogStore store, Writer writer) {
    this.timeline = timeline;
    this.store = store;
    this.writer = writer;
  }

  /** Adds events, but for those that are too old or too new, which the answer tells. */
  public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
    LogGroup group = store.require(request.logGroupName());
    LogStream stream = group.requireStream(request.logStreamName());
    InputBatch batch = InputBatch.of(request.logEvents());
    InputBatch.Split split = batch.split(timeline.now(), group.oldest(timeline.now()));
    List<Event> accepted =
        split.accepted().stream()
            .map(
                event ->
                    (Event)
                        new Event.Text(Instant.ofEpochMilli(event.timestamp()), event.message()))
            .toList();
    writer.write(group, stream, accepted);
    return PutLogEventsResponse.builder()
        .nextSequenceToken(NEXT)
        .rejectedLogEventsInfo(split.rejected().orElse(null))
        .build();
  }

  /**
   * Reads a stream, from its end backwards unless asked otherwise. As on AWS, the token of a
   * direction stays the same where nothing is left in it.
   */
  public GetLogEventsResponse getLogEvents(GetLogEventsRequest request) {
    LogGroup group = store.require(request.logGroupName(), request.logGroupIdentifier());
    group.requireStream(request.logStreamName());
    Span span = Span.of(request);
    NavigableMap<Position, LogEvent> events = group.between(span.from(), span.to(), timeline.now());
    EventSearch search =
        new EventSearch(
            timeline.now(),
            requireNonNullElse(request.limit(), FilterOperations.PAGE),
            event -> event.stream().equals(request.logStreamName()));
    return span.forward()
        ? forward(search.in(events.values()), span)
        : backward(search.in(events.descendingMap().values()), span);
  }

  private static GetLogEventsResponse forward(Found found, Span span) {
    List<LogEvent> events = found.events();
    Position start = events.isEmpty() ? span.from() : events.getFirst().position();
    Position end =
        found.next().orElse(events.isEmpty() ? span.from() : events.getLast().position().next());
    return response(events, start, end);
  }

  private static GetLogEventsResponse backward(Found found, Span span) {
    List<LogEvent> events = found.events().reversed();
    Position end = events.isEmpty() ? span.to() : events.getLast().position().next();
    Position start =
        found
            .next()
            .map(Position::next)
            .orElse(events.isEmpty() ? span.to() : events.getFirst().position());
    return response(events, start, end);
  }

  private static GetLogEventsResponse response(
      List<LogEvent> events, Position start, Position end) {
    return GetLogEventsResponse.builder()
        .events(events.stream().map(EventOperations::shown).toList())
        .nextForwardToken(FORWARD + end.token())
        .nextBackwardToken(BACKWARD + start.token())
        .build();
  }

  private static OutputLogEvent shown(LogEvent event) {
    return OutputLogEvent.builder()
        .timestamp(event.at())
        .message(event.content().message())
        .ingestionTime(event.arrived().toEpochMilli())
        .build();
  }

  /**
   * What a request reads and in which direction.
   *
   * @param to excluded
   */
  private record Span(Position from, Position to, boolean forward) {
    static Span of(GetLogEventsRequest request) {
      Position start = Position.from(requireNonNullElse(request.startTime(), 0L));
      Position end = Position.from(requireNonNullElse(request.endTime(), Position.LATEST));
      String token = request.nextToken();
      if (token == null) {
        return new Span(start, end, Boolean.TRUE.equals(request.startFromHead()));
      }
      return after(token, FORWARD)
          .map(at -> new Span(at, end, true))
          .or(() -> after(token, BACKWARD).map(at -> new Span(start, at, false)))
          .orElseThrow(Errors::token);
    }

    private static Optional<Position> after(@Nullable String token, String direction) {
      return Optional.ofNullable(token)
          .filter(text -> text.startsWith(direction))
          .flatMap(text -> Position.parse(text.substring(direction.length())));
    }
  }
}
