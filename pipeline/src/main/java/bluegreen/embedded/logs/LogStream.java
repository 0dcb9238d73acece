package bluegreen.embedded.logs;

import java.time.Instant;
import java.util.Optional;

/** A log stream: what is known of its events besides themselves. */
final class LogStream {
  private final String name;
  private final String arn;
  private final Instant created;
  private Optional<Written> written = Optional.empty();

  /**
   * What was written.
   *
   * @param first the earliest event's time, in milliseconds since 1970
   * @param last the latest event's time
   * @param arrived when the last event had arrived
   */
  private record Written(long first, long last, Instant arrived) {}

  LogStream(String name, String arn, Instant created) {
    this.name = name;
    this.arn = arn;
    this.created = created;
  }

  String name() {
    return name;
  }

  /** The latest event's time, or the stream's creation if it has none. */
  long lastEvent() {
    return written.map(Written::last).orElseGet(created::toEpochMilli);
  }

  void add(LogEvent event) {
    long at = event.at();
    Written before = written.orElseGet(() -> new Written(at, at, event.arrived()));
    written =
        Optional.of(
            new Written(
                Math.min(before.first(), at), Math.max(before.last(), at), event.arrived()));
  }

  /** As operations show it. AWS no longer counts the bytes of streams. */
  software.amazon.awssdk.services.cloudwatchlogs.model.LogStream shown() {
    var shown = software.amazon.awssdk.services.cloudwatchlogs.model.LogStream.builder();
    written.ifPresent(
        w ->
            shown
                .firstEventTimestamp(w.first())
                .lastEventTimestamp(w.last())
                .lastIngestionTime(w.arrived().toEpochMilli()));
    return shown.logStreamName(name).arn(arn).creationTime(created.toEpochMilli()).build();
  }
}
