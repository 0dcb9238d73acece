package bluegreen.embedded.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/** A log group: its streams, events and metric filters. */
final class LogGroup {
  private final String name;
  private final String arn;
  private final Instant created;
  private final LogGroupClass kind;
  private final NavigableMap<String, LogStream> streams = new TreeMap<>();
  private final LogEvents events = new LogEvents();
  private Optional<Integer> retention = Optional.empty();

  /**
   * @param arn without the {@code :*} that some operations add
   */
  LogGroup(String name, String arn, Instant created, LogGroupClass kind) {
    this.name = name;
    this.arn = arn;
    this.created = created;
    this.kind = kind;
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  LogGroupClass kind() {
    return kind;
  }

  /**
   * Sets for how long events are kept.
   *
   * @param days empty for ever
   */
  void retain(Optional<Integer> days) {
    retention = days;
  }

  Collection<LogStream> streams() {
    return streams.values();
  }

  Optional<LogStream> stream(String stream) {
    return Optional.ofNullable(streams.get(stream));
  }

  /** The stream that exists. */
  LogStream requireStream(String stream) {
    return stream(stream).orElseThrow(Errors::streamNotFound);
  }

  LogStream createStream(String stream, Instant now) {
    LogStream created = new LogStream(stream, arn + ":log-stream:" + stream, now);
    streams.put(stream, created);
    return created;
  }

  void deleteStream(String stream) {
    streams.remove(stream);
    events.removeStream(stream);
  }

  void add(LogStream stream, LogEvent event) {
    events.add(event);
    stream.add(event);
  }

  /** The events between two positions, the latter excluded, that are not expired. */
  NavigableMap<Position, LogEvent> between(Position from, Position to, Instant now) {
    retention.ifPresent(_ -> events.forget(oldest(now)));
    return events.between(from, to);
  }

  /** Before when events are expired, in milliseconds since 1970. */
  long oldest(Instant now) {
    return retention.map(days -> now.minus(Duration.ofDays(days)).toEpochMilli()).orElse(0L);
  }

  /** As operations show it. */
  software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup shown(int filters) {
    return software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
        .logGroupName(name)
        .arn(arn + ":*")
        .logGroupArn(arn)
        .creationTime(created.toEpochMilli())
        .logGroupClass(kind)
        .metricFilterCount(filters)
        .retentionInDays(retention.orElse(null))
        .storedBytes(events.text())
        .deletionProtectionEnabled(false)
        .build();
  }
}
