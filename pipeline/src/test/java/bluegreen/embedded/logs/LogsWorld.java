package bluegreen.embedded.logs;

import bluegreen.embedded.cloudwatch.CloudWatch;
import bluegreen.embedded.model.Account;
import bluegreen.embedded.model.Chance;
import bluegreen.embedded.model.DirectClient;
import bluegreen.embedded.model.Logs.Batch;
import bluegreen.embedded.model.Logs.Event;
import bluegreen.embedded.model.ManualTime;
import bluegreen.embedded.model.Permissions;
import bluegreen.embedded.model.Readings;
import bluegreen.embedded.model.Readings.Delivery;
import bluegreen.embedded.model.Shared;
import bluegreen.embedded.model.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** A CloudWatch Logs with group {@code app} and streams {@code a} and {@code b}. */
final class LogsWorld {
  static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  static final String ROLE = "arn:aws:iam::123456789012:role/lotto";
  static final String ARN = "arn:aws:logs:eu-central-1:123456789012:log-group:app";

  private final ManualTime time = new ManualTime(START);
  final Timeline timeline = new Timeline(time);
  final CloudWatchLogs logs;
  final CloudWatchLogsClient client;
  final CloudWatchClient metrics;

  /** A world in which every event can be read at once. */
  LogsWorld() {
    this(Delivery.PROMPT);
  }

  LogsWorld(Delivery delivery) {
    this(delivery, Permissions.ALL);
  }

  LogsWorld(Delivery delivery, Permissions permissions) {
    Shared shared =
        new Shared(new Account("123456789012", "eu-central-1"), timeline, Chance.seeded(42))
            .with(Readings.LIKELY.with(delivery))
            .with(permissions);
    CloudWatch cloudWatch = new CloudWatch(shared);
    logs = new CloudWatchLogs(shared, cloudWatch);
    client = DirectClient.of(CloudWatchLogsClient.class, timeline, logs.operations());
    metrics = DirectClient.of(CloudWatchClient.class, timeline, cloudWatch.operations());
    client.createLogGroup(r -> r.logGroupName("app"));
    client.createLogStream(r -> r.logGroupName("app").logStreamName("a"));
    client.createLogStream(r -> r.logGroupName("app").logStreamName("b"));
  }

  void pass(Duration duration) {
    time.advance(duration);
    timeline.catchUp();
  }

  /** Writes events that happened {@code second} seconds after the start. */
  void put(String stream, int second, String... messages) {
    client.putLogEvents(
        r ->
            r.logGroupName("app")
                .logStreamName(stream)
                .logEvents(Stream.of(messages).map(m -> event(second, m)).toList()));
  }

  static InputLogEvent event(int second, String message) {
    return InputLogEvent.builder().timestamp(at(second)).message(message).build();
  }

  /** {@code second} seconds after the start, in milliseconds since 1970. */
  static long at(int second) {
    return START.plusSeconds(second).toEpochMilli();
  }

  /** Writes as a service does that uses {@link #ROLE}. */
  void write(String group, String stream, String... messages) {
    List<Event> events =
        Stream.of(messages).<Event>map(m -> new Event.Text(timeline.now(), m)).toList();
    timeline.run(() -> logs.write(new Batch(ROLE, group, stream, events)));
  }

  /** The messages that a search finds, of all pages. */
  List<String> find(Consumer<FilterLogEventsRequest.Builder> wanted) {
    return client
        .filterLogEventsPaginator(
            FilterLogEventsRequest.builder().logGroupName("app").applyMutation(wanted).build())
        .events()
        .stream()
        .map(FilteredLogEvent::message)
        .toList();
  }

  /** The messages that a filter pattern finds. */
  List<String> matching(String pattern) {
    return find(r -> r.filterPattern(pattern));
  }
}
